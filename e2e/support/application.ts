import type { Page } from '@playwright/test'

/** The least that a PDF may be. */
export const resume = {
  name: 'Linnet’s resume.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n'),
}

/** Fills in a whole board application, but for the resume. */
export async function fillApplication(page: Page, { name, email }: { name: string; email: string }) {
  const main = page.getByRole('main')
  await main.getByLabel('Name', { exact: true }).fill(name)
  await main.getByLabel('Email', { exact: true }).fill(email)
  await main.getByLabel('Phone').fill('(503) 555-0123')
  await main.getByLabel('Town or city').fill('Salem')
  await main.getByLabel('Region').selectOption({ label: 'Salem area' })
  await main.getByLabel('2 to 5 years').check()
  await main.getByLabel('CNVC certification candidate').check()
  await main.getByLabel('Which trainings have you taken?').fill('The foundation course.')
  await main.getByLabel('Why would you like to serve ORNCC?').fill('It changed how we argue at home.')
  await main.getByLabel('What time can you give?').fill('Two evenings a month.')
  await main.getByLabel('Facilitation').check()
  await main.getByLabel('What do equity and inclusion ask').fill('To ask who is missing.')
  await main
    .getByRole('group', { name: /Could anything pull you/ })
    .getByLabel('No')
    .check()
  await main
    .getByRole('group', { name: /Does ORNCC pay you/ })
    .getByLabel('No')
    .check()
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
  await main.getByLabel('What I have written here is true').check()
  await main.getByLabel('Your name, typed').fill(name)
}
