import { signIn } from './support/owner'
import { expect, test } from './support/test'

test.use({ viewport: { width: 390, height: 780 } })

test(
  'I lead a course, mark on my phone who is here, take one back, and write to the group',
  { tag: '@nojs' },
  async ({ page, inbox, axe }, { project }) => {
    await page.goto('/trainer')
    await signIn(page, inbox, 'wren-alder@example.org')
    await expect(page).toHaveURL('/trainer')
    await axe()
    const underWay = page.getByRole('listitem').filter({ hasText: 'ahead' })
    await underWay.getByRole('link', { name: 'NVC Foundation Course' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('NVC Foundation Course')
    await axe()
    const roster = await page.getByRole('main').innerText()
    expect(roster).toContain('Needs: Captions')
    expect(roster).not.toMatch(/@|\$|scholarship|Supported/i)

    await page
      .getByRole('link', { name: /^(Mark who is here|\d+ of 13 here)/ })
      .last()
      .click()
    const here = page.getByRole('main').getByRole('status')
    const before = Number.parseInt(await here.innerText(), 10)
    const buttons = page.getByRole('button', { name: /^Here/ })
    const name = (await buttons.first().innerText()).replace(/^Here\s*:\s*/, '')
    await buttons.first().click()
    await expect(here).toHaveText(`${before + 1} of 13 here`)
    await buttons.first().click()
    await expect(here).toHaveText(`${before + 2} of 13 here`)
    await axe()
    await page.getByRole('button', { name: `Undo: ${name}` }).click()
    await expect(here).toHaveText(`${before + 1} of 13 here`)
    const button = await page.getByRole('button', { name: `Here: ${name}` }).boundingBox()
    expect(button?.height).toBeGreaterThanOrEqual(44)
    expect((button?.x ?? 0) + (button?.width ?? 1000)).toBeLessThanOrEqual(390)
    await page.getByRole('link', { name: 'Done' }).click()

    await page.getByRole('link', { name: 'Roster to print' }).click()
    await expect(page.getByRole('table')).toContainText('Captions, please')
    await page.goBack()

    await page.getByRole('link', { name: 'Write to the group' }).click()
    const subject = `For next Monday, ${project.name}`
    await page.getByLabel('Subject').fill(subject)
    await page.getByLabel('Your message').fill('Dear {name},\n\nplease bring something to write with.')
    await page.getByRole('button', { name: 'Show what will be sent' }).click()
    await expect(page.getByText('13 people get a mail each')).toBeVisible()
    await axe()
    expect((await page.getByRole('main').innerText()).replace('office@example.org', '')).not.toContain('@')
    await page.getByRole('button', { name: 'Send it to 13 people' }).click()
    await expect(page.getByText('13 mails are on their way')).toBeVisible()
    const mail = await inbox.latest(`${name.toLowerCase().replace(' ', '.')}@example.org`, new RegExp(subject))
    expect(mail.text).toContain(`Dear ${name},\n\nplease bring something to write with.`)
    expect(mail.headers['reply-to']).toContain('office@example.org')
  },
)
