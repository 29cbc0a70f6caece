import { randomUUID } from 'node:crypto'
import {
  applyToBoard,
  beginApplication,
  draftLink,
  fillAboutYou,
  fillTheRest,
  resume,
  saveStep,
  sign,
} from './support/application'
import { newOwner, signIn } from './support/owner'
import { expect, test } from './support/test'

test('I begin an application, leave, come back by the mailed link, and send it', { tag: '@nojs' }, async ({
  page,
  inbox,
  axe,
}) => {
  const email = `linnet-${randomUUID()}@example.org`
  await page.goto('/board/apply')
  await axe()
  await beginApplication(page, inbox, email)
  await axe()
  await page.getByRole('link', { name: 'Begin', exact: true }).click()
  await expect(page).toHaveTitle('Step 1 of 7: About you · Apply to the board · ORNCC')
  await axe()

  // What is refused is said first, and kept all the same.
  await fillAboutYou(page, 'Linnet Hale')
  await page.getByLabel('Phone').fill('12')
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await expect(page).toHaveTitle(/^Error: Step 1 of 7/)
  await expect(page.getByRole('main').getByRole('alert').getByRole('link')).toHaveText([
    'Enter a phone number like 503-555-0123',
  ])
  await axe()
  await page.getByRole('button', { name: 'Save and come back later' }).click()
  await expect(page.getByText('You can close this page.')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'About you' })).toContainText('Begun')
  await axe()

  await page.goto(await draftLink(inbox, email))
  await page.getByRole('link', { name: 'Go on with step 1 of 7' }).click()
  await expect(page.getByLabel('Town or city')).toHaveValue('Salem')
  await page.getByLabel('Phone').fill('503-555-0123')
  await saveStep(page, 'Nonviolent Communication')
  await fillTheRest(page, resume)

  // Looked through, one answer is changed, and that leads straight back.
  await expect(page).toHaveTitle('Step 7 of 7: Check and send · Apply to the board · ORNCC')
  await expect(page.getByText('It changed how we argue at home.')).toBeVisible()
  await expect(page.getByText('Linnet’s resume.pdf')).toBeVisible()
  await axe()
  await page.getByRole('link', { name: 'Change About you' }).click()
  await page.getByLabel('Town or city').fill('Silverton')
  await saveStep(page, 'Check and send')
  await expect(page.getByText('Silverton')).toBeVisible()
  await page.getByRole('button', { name: 'Send the application' }).click()
  await expect(page.getByRole('main').getByRole('alert').getByRole('link')).toHaveText([
    'Confirm that what you have written is true',
    'Type your name to sign',
  ])
  await axe()
  await sign(page, 'Linnet Hale')
  await expect(page).toHaveURL('/board/apply/sent')
  await axe()

  const confirmation = await inbox.latest(email, /has arrived/)
  expect(confirmation.text).toContain('Name: Linnet Hale')
  expect(confirmation.text).toContain('Resume: Received')
  expect(confirmation.text).not.toContain('It changed how we argue at home.')
  await expect
    .poll(async () => (await inbox.all('board@example.org')).some(({ text }) => text.includes('Linnet Hale')))
    .toBe(true)
  // The link of the draft leads to what it became; the address once more is answered by mail alone.
  await page.goto(await draftLink(inbox, email))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your application has arrived')
  await page.goto('/board/apply')
  await page.getByLabel('Email', { exact: true }).fill(email)
  await page.getByRole('button', { name: 'Begin, or go on' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have mailed you')
  await inbox.latest(email, /already have an application/)
})

test('two tabs never overwrite each other: I am shown both texts, and mine stays', { tag: '@nojs' }, async ({
  page,
  context,
  inbox,
  axe,
}) => {
  await beginApplication(page, inbox, `wigeon-${randomUUID()}@example.org`)
  await page.getByRole('link', { name: 'Serving' }).click()
  const other = await context.newPage()
  await other.goto(page.url())
  const why = 'Why would you like to serve ORNCC?'
  await other.getByLabel(why).fill('Written on my phone.')
  await other.getByRole('button', { name: 'Save and come back later' }).click()
  await expect(other.getByText('You can close this page.')).toBeVisible()

  await page.getByLabel(why).fill('Written at my desk.')
  await page.getByLabel('Facilitation').check()
  await page.getByRole('button', { name: 'Save and come back later' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Nothing was overwritten.')
  await expect(page.getByRole('region', { name: 'What the other tab saved' })).toContainText('Written on my phone.')
  await expect(page.getByLabel(why)).toHaveValue('Written at my desk.')
  await axe()
  await page.getByLabel(why).fill('Written at my desk and on my phone.')
  await page.getByRole('button', { name: 'Save and come back later' }).click()
  await expect(page.getByText('You can close this page.')).toBeVisible()
  await page.getByRole('link', { name: 'Serving' }).click()
  await expect(page.getByLabel(why)).toHaveValue('Written at my desk and on my phone.')
  await expect(page.getByLabel('Facilitation')).toBeChecked()
})

test('going back in my browser shows what I saved, and I can change it', async ({ page, inbox }) => {
  await beginApplication(page, inbox, `grebe-${randomUUID()}@example.org`)
  await page.getByRole('link', { name: 'Begin', exact: true }).click()
  await fillAboutYou(page, 'Grebe Alder')
  await saveStep(page, 'Nonviolent Communication')
  await page.goBack()
  await expect(page.getByLabel('Town or city')).toHaveValue('Salem')
  await page.getByLabel('Town or city').fill('Bend')
  await saveStep(page, 'Nonviolent Communication')
})

test('an address that looks mistyped is asked about, and what I threw away is gone', { tag: '@nojs' }, async ({
  page,
  inbox,
  axe,
}) => {
  await page.goto('/board/apply')
  await page.getByLabel('Email', { exact: true }).fill('pipit@gmial.com')
  await page.getByRole('button', { name: 'Begin, or go on' }).click()
  await expect(page.getByRole('link', { name: /Did you mean pipit@gmail.com/ })).toBeVisible()

  const email = `pipit-${randomUUID()}@example.org`
  await beginApplication(page, inbox, email)
  await page.getByRole('link', { name: 'Throw it away' }).click()
  await axe()
  await page.getByRole('button', { name: 'Erase all that I filled in' }).click()
  await expect(page.getByText('What you had filled in is gone.')).toBeVisible()
  await page.goto(await draftLink(inbox, email))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link does not open anything')
  await axe()
})

test('a resume is kept with its step, and a file that is none is refused by what is in it', { tag: '@nojs' }, async ({
  page,
  inbox,
}) => {
  await beginApplication(page, inbox, `dove-${randomUUID()}@example.org`)
  const address = page.url()
  const choose = async (file: typeof resume) => {
    await page.goto(`${address}/resume`)
    await page.getByLabel('Your resume').setInputFiles(file)
    await page.getByRole('button', { name: 'Save and come back later' }).click()
  }
  await choose({ ...resume, name: 'resume.pdf', buffer: Buffer.from('MZ\x90') })
  await expect(page.getByRole('main').getByRole('alert').getByRole('link')).toHaveText([
    'The file you chose is not a PDF or a Word document (.docx)',
  ])
  await choose(resume)
  await expect(page.getByText('You can close this page.')).toBeVisible()
  await page.goto(`${address}/resume`)
  await expect(page.getByText('We have kept Linnet’s resume.pdf')).toBeVisible()
  await page.getByLabel('Apply without this resume.').check()
  await page.getByRole('button', { name: 'Save and come back later' }).click()
  await expect(page.getByText('You can close this page.')).toBeVisible()
  await page.goto(`${address}/resume`)
  await expect(page.getByText('We have kept')).toBeHidden()
})

test('a file too large to send is named before I send it', async ({ page, inbox }) => {
  await beginApplication(page, inbox, `tanager-${randomUUID()}@example.org`)
  await page.getByRole('link', { name: 'Resume and access' }).click()
  await page.getByLabel('Your resume').setInputFiles({ ...resume, buffer: Buffer.alloc(7 * 1024 * 1024) })
  await expect(page.getByText('is larger than 5 MB. Choose a smaller file.')).toBeVisible()
  await expect(page.getByLabel('Your resume')).toHaveValue('')
  await page.getByRole('button', { name: 'Save and come back later' }).click()
  await expect(page.getByRole('link', { name: 'The file you chose is larger than 5 MB' })).toBeVisible()
})

test('a reviewer reads an application, and saves its resume without opening it', async ({ page, inbox, axe }) => {
  const email = `plover-${randomUUID()}@example.org`
  await applyToBoard(page, inbox, { name: 'Plover Finch', email, file: resume })

  await page.goto('/staff/applications')
  await signIn(page, inbox, await newOwner())
  await page.getByRole('link', { name: 'Plover Finch' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plover Finch')
  await expect(page.getByText('It changed how we argue at home.')).toBeHidden()
  await page.getByRole('button', { name: /^Assign all/ }).click()
  await page.getByLabel('No conflict of interest').check()
  await page.getByRole('button', { name: 'Declare it' }).click()
  await expect(page.getByText('It changed how we argue at home.')).toBeVisible()
  await axe()

  const link = page.getByRole('link', { name: 'Download the resume' })
  const address = (await link.getAttribute('href')) ?? ''
  const answer = await page.request.get(address)
  expect(await answer.body()).toEqual(resume.buffer)
  expect(answer.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': 'attachment; filename="resume.pdf"; filename*=UTF-8\'\'Linnet%E2%80%99s%20resume.pdf',
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })

  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/sign-in')
  expect((await page.request.get(address, { maxRedirects: 0 })).status()).toBe(307)
})
