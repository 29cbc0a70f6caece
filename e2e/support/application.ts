import { expect, type Page } from '@playwright/test'
import type { Inbox } from './test'

/** The least that a PDF may be. */
export const resume = {
  name: 'Linnet’s resume.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n'),
}

/** Types an address and the code that comes to it, up to the page of the application in the making. */
export async function beginApplication(page: Page, inbox: Inbox, email: string) {
  await page.goto('/board/apply')
  await page.getByLabel('Email', { exact: true }).fill(email)
  await page.getByRole('button', { name: 'Begin, or go on' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have mailed you')
  const { text } = await inbox.latest(email, /begin, or go on/)
  await page.getByLabel('Code').fill(/Code: (\d{6})/.exec(text)?.[1] ?? '')
  await page.getByRole('button', { name: 'Open the form' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your application')
}

/** The link in the mail that began it. */
export async function draftLink(inbox: Inbox, email: string): Promise<string> {
  const { text } = await inbox.latest(email, /begin, or go on/)
  return /http\S+\/board\/apply\/draft\/\S+/.exec(text)?.[0] ?? ''
}

export async function saveStep(page: Page, next: string) {
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(next)
}

export async function fillAboutYou(page: Page, name: string) {
  const main = page.getByRole('main')
  await main.getByLabel('Name', { exact: true }).fill(name)
  await main.getByLabel('Phone').fill('(503) 555-0123')
  await main.getByLabel('Town or city').fill('Salem')
  await main.getByLabel('Region').selectOption({ label: 'Salem area' })
}

/** The steps after the first. */
export async function fillTheRest(page: Page, file?: typeof resume) {
  const main = page.getByRole('main')
  await main.getByLabel('2 to 5 years').check()
  await main.getByLabel('CNVC certification candidate').check()
  await main.getByLabel('Which trainings have you taken?').fill('The foundation course.')
  await saveStep(page, 'Serving')
  await main.getByLabel('Why would you like to serve ORNCC?').fill('It changed how we argue at home.')
  await main.getByLabel('What time can you give?').fill('Two evenings a month.')
  await main.getByLabel('Facilitation').check()
  await main.getByLabel('What do equity and inclusion ask').fill('To ask who is missing.')
  await saveStep(page, 'Conflicts of interest')
  for (const question of [/Could anything pull you/, /Does ORNCC pay you/]) {
    await main.getByRole('group', { name: question }).getByLabel('No').check()
  }
  await saveStep(page, 'References')
  for (const [which, first] of [
    ['First', 'Bo'],
    ['Second', 'Cy'],
  ]) {
    const reference = main.getByRole('group', { name: `${which} reference` })
    await reference.getByLabel('Their name').fill(`${first} Moss`)
    await reference.getByLabel('Their email').fill(`${first?.toLowerCase()}-refers@example.org`)
    await reference.getByLabel('How they know you').fill('We work together.')
    await reference.getByLabel('They have agreed').check()
  }
  await saveStep(page, 'Resume and access')
  if (file) await main.getByLabel('Your resume').setInputFiles(file)
  await saveStep(page, 'Check and send')
}

export async function sign(page: Page, name: string) {
  await page.getByLabel('What I have written here is true').check()
  await page.getByLabel('Your name, typed').fill(name)
  await page.getByRole('button', { name: 'Send the application' }).click()
}

/** A whole application to the board, from the typed address to the page that thanks for it. */
export async function applyToBoard(
  page: Page,
  inbox: Inbox,
  { name, email, file }: { name: string; email: string; file?: typeof resume },
) {
  await beginApplication(page, inbox, email)
  await page.getByRole('link', { name: 'Begin', exact: true }).click()
  await fillAboutYou(page, name)
  await saveStep(page, 'Nonviolent Communication')
  await fillTheRest(page, file)
  await sign(page, name)
  await expect(page).toHaveURL('/board/apply/sent')
}
