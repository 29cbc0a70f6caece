import { expect, test } from 'vitest'
import { lettersOf, readPdf } from '@/e2e/support/read-pdf'
import { paperPdf } from './paper-pdf'

const receipt = `*** Demonstration: not a receipt ***

Receipt for a charitable contribution

Receipt number: 12
This receipt replaces receipt 7, which is void.
Organization: Oregon Network

Donor: Zoë Łukasz Nguyễn Жанна Αθηνά Quill
Amount charged: $50.00

Oregon Network is tax-exempt. No goods or services were provided in exchange for this contribution.

Wording of 2026-11b`
const original = { text: receipt, isCopy: false }
const as = { title: 'Receipt 12', madeAt: new Date('2026-11-24T10:00:00Z') }

async function pdfOf(...sheets: { text: string; isCopy: boolean }[]): Promise<Buffer> {
  const pdf = await paperPdf(sheets, as)
  if (!pdf) throw new Error('It was not made')
  return pdf
}

test('a receipt’s PDF is tagged, titled, in English, and says it is PDF/UA', async () => {
  const pdf = await pdfOf(original)
  const { catalog, parts } = readPdf(pdf)
  expect(catalog).toMatch(/\/Lang \(en-US\)/)
  const object = (id: string | undefined) => new RegExp(`\\n${id} 0 obj\\n([\\s\\S]*?)endobj`).exec(`${pdf}`)?.[1]
  expect(object(/\/MarkInfo (\d+)/.exec(catalog)?.[1])).toContain('/Marked true')
  expect(object(/\/ViewerPreferences (\d+)/.exec(catalog)?.[1])).toContain('/DisplayDocTitle true')
  expect(`${pdf}`).toContain('<pdfuaid:part>1</pdfuaid:part>')
  expect(`${pdf}`).toContain('(Receipt 12)')
  expect(parts.slice(0, 7)).toEqual([
    { tag: 'P', text: 'Demonstration: not a receipt' },
    { tag: 'H1', text: 'Receipt for a charitable contribution' },
    { tag: 'TH', text: 'Receipt number' },
    { tag: 'TD', text: '12' },
    { tag: 'P', text: 'This receipt replaces receipt 7, which is void.' },
    { tag: 'TH', text: 'Organization' },
    { tag: 'TD', text: 'Oregon Network' },
  ])
})

test('every font of it is embedded, and every header of a row says that it is one', async () => {
  const pdf = `${await pdfOf(original)}`
  expect(pdf.match(/\/Type \/FontDescriptor/g)?.length).toBe(pdf.match(/\/FontFile2 /g)?.length)
  expect(pdf.match(/\/S \/TH/g)?.length).toBe(pdf.match(/\/Scope \/Row/g)?.length)
})

test('a PDF says what the kept text says, in its order; the copy says COPY and nothing else more', async () => {
  expect(lettersOf(readPdf(await pdfOf(original)).text)).toBe(lettersOf(receipt))
  const copy = readPdf(await pdfOf({ text: receipt, isCopy: true })).parts
  expect(copy.filter(({ text }) => text !== 'COPY')).toEqual(readPdf(await pdfOf(original)).parts)
  expect(copy.filter(({ text }) => text === 'COPY')).toHaveLength(1)
})

test('it is the same to the byte whenever it is printed', async () => {
  const [one, again] = [await pdfOf(original), await pdfOf(original)]
  expect(one.equals(again)).toBe(true)
  expect(`${one}`).toContain('(D:20261124100000Z)')
})

test('many are printed as one, each begins on a page of its own, and a long one runs over several', async () => {
  const gifts = Array.from({ length: 60 }, (_, day) => `Gift ${day + 1}: $${day}.00`)
  const long = receipt.replace('\n\nOregon', `\n${gifts.join('\n')}\n\nOregon`)
  const pdf = await pdfOf({ text: long, isCopy: false }, original)
  const { text, parts } = readPdf(pdf)
  expect(lettersOf(text)).toBe(lettersOf(long + receipt))
  expect(parts.filter(({ tag }) => tag === 'H1')).toHaveLength(2)
  expect(`${pdf}`.match(/\/Type \/Page\n/g)?.length).toBeGreaterThan(3)
})

test('a name with letters that our fonts lack is not misspelled: there is no PDF', async () => {
  expect(await paperPdf([{ text: receipt.replace('Quill', '李'), isCopy: false }], as)).toBeNull()
})
