import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PaperPart, readPaper } from './paper'

const receipt = `*** Demonstration: not a receipt ***

Receipt for a charitable contribution

Receipt number: 12
This receipt replaces receipt 7, which is void.
Organization: Oregon Network

Donor: Zoë: the Quill
Fund: General fund

Oregon Network is tax-exempt. No goods or services were provided.

Wording of 2026-11b`

test('a receipt has its banner, title, facts, sentences and imprint', () => {
  expect(readPaper(receipt)).toEqual([
    { kind: 'banner', text: 'Demonstration: not a receipt' },
    { kind: 'title', text: 'Receipt for a charitable contribution' },
    { kind: 'facts', rows: [['Receipt number', '12']] },
    { kind: 'sentence', text: 'This receipt replaces receipt 7, which is void.' },
    {
      kind: 'facts',
      rows: [
        ['Organization', 'Oregon Network'],
        ['Donor', 'Zoë: the Quill'],
        ['Fund', 'General fund'],
      ],
    },
    { kind: 'sentence', text: 'Oregon Network is tax-exempt. No goods or services were provided.' },
    { kind: 'imprint', text: 'Wording of 2026-11b' },
  ])
})

/** The lines that the parts were read from. */
function linesOf(parts: readonly PaperPart[]): string[] {
  return parts.flatMap((part) => {
    if (part.kind === 'facts') return part.rows.map((row) => row.join(': '))
    return part.kind === 'banner' ? `*** ${part.text} ***` : part.text
  })
}

test('whatever is kept, no word of it is lost or added', () => {
  const line = fc.oneof(
    fc.string(),
    fc.tuple(fc.string(), fc.string()).map(([a, b]) => `${a}: ${b}`),
  )
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const text = lines.join('\n')
      expect(linesOf(readPaper(text))).toEqual(text.split('\n').filter((each) => each.trim() !== ''))
    }),
    { numRuns: 10_000 },
  )
})
