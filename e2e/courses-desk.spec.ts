import { randomUUID } from 'node:crypto'
import { newOwner, signIn } from './support/owner'
import { problem } from './support/problem'
import { expect, test } from './support/test'

test.use({ viewport: { width: 320, height: 640 } })

test('I describe a course, look at it before anybody else can, publish it, change what it asks for, and add who can lead it', {
  tag: '@nojs',
}, async ({ page, inbox, axe }) => {
  const id = randomUUID().slice(0, 8)
  await page.goto('/staff/courses')
  await signIn(page, inbox, await newOwner())
  await axe()
  await page.getByRole('link', { name: 'Add a course' }).click()
  await page.getByLabel('Title').fill(`Listening outside ${id}`)
  await page.getByLabel('Address').fill('interest')
  await page.getByRole('button', { name: 'Show the preview' }).click()
  await expect(problem(page)).toContainText('Choose where it stands')
  await expect(problem(page)).toContainText('This address is the site’s own')
  await expect(page.getByLabel('Title')).toHaveValue(`Listening outside ${id}`)
  await axe()

  await page.getByLabel('Address').fill(`outside-${id}`)
  await page.getByLabel('Beside the path').check()
  await page.getByLabel('In one sentence').fill('A walk along the river.')
  await page
    .getByLabel('What people learn')
    .fill('We *walk*.\n\n- slowly\n- [far](/courses)\n\n<script>alert(1)</script>')
  await page.getByLabel('Who it is for').fill('Whoever likes rain.')
  await page.getByRole('button', { name: 'Show the preview' }).click()
  const preview = page.getByRole('region', { name: `Listening outside ${id}` })
  await expect(preview).toBeFocused()
  await expect(preview.getByRole('listitem')).toHaveText(['slowly', 'far'])
  await expect(preview).not.toContainText('alert')
  await axe()
  expect((await page.request.get(`/courses/outside-${id}`)).status(), 'a preview publishes nothing').toBe(404)
  await page.getByRole('button', { name: 'Save the course' }).click()
  await expect(page.getByRole('status')).toContainText(`“Listening outside ${id}” is saved`)

  // Its public page has it, and has the change as soon as that is made.
  const publicPage = async () => (await page.request.get(`/courses/outside-${id}`)).text()
  await expect.poll(publicPage).toContain('<em>walk</em>')
  await page.getByRole('link', { name: `Listening outside ${id}` }).click()
  await axe()
  await page.getByRole('link', { name: 'Change the texts' }).click()
  await page.getByLabel('What people should have done before').fill('A walk of their own.')
  await page.getByRole('button', { name: 'Save the course' }).click()
  await expect(page.getByRole('status')).toContainText('is saved')
  await expect.poll(publicPage).toContain('A walk of their own.')

  await page.goto('/staff/trainers')
  await axe()
  await page.getByRole('link', { name: 'Add a trainer' }).click()
  await page.getByLabel('Name').fill(`Lark ${id}`)
  await page.getByRole('button', { name: 'Save the trainer' }).click()
  await expect(problem(page)).toContainText('Enter their email address')
  await expect(problem(page)).toContainText('Choose what is true of them')
  await axe()
  await page.getByLabel('Email').fill(`lark-${id}@example.org`)
  await page.getByLabel('Not certified').check()
  await page.getByRole('button', { name: 'Save the trainer' }).click()
  await expect(page.getByRole('status')).toContainText(`Lark ${id} is saved`)
  const row = page.getByRole('row').filter({ hasText: `Lark ${id}` })
  await expect(row).toContainText('not certified by the Center for Nonviolent Communication')
  await page.goto('/staff/runs/new')
  // They may lie in a part of the form that is folded up.
  await expect(page.getByLabel(`Lark ${id}`)).toHaveCount(1)
  await page.goto('/staff/trainers')
  await row.getByRole('link', { name: `Lark ${id}`, exact: true }).click()
  await page.getByLabel('They lead no new runs').check()
  await page.getByRole('button', { name: 'Save the trainer' }).click()
  await expect(row).toContainText('Leads no new runs')
  await page.goto('/staff/runs/new')
  await expect(page.getByLabel(`Lark ${id}`)).toHaveCount(0)

  for (const path of ['/staff/courses', '/staff/trainers', `/staff/courses/outside-${id}`]) {
    await page.goto(path)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0)
  }
})
