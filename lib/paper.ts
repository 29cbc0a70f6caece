/** The parts of what is kept word for word as plain text (a receipt, a statement) and shown in a mail, on a page, as a PDF. */
export type PaperPart =
  /** Across the top. */
  | { kind: 'banner'; text: string }
  | { kind: 'title'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'facts'; rows: [label: string, value: string][] }
  | { kind: 'sentence'; text: string }
  /** The last line, in small. */
  | { kind: 'imprint'; text: string }

const BANNER = /^\*\*\* (.+) \*\*\*$/
const FACT = /^([^:]{1,60}): (.+)$/

/**
 * Reads the parts of a kept text, so that every showing of it says the same: the banner between stars, then the title;
 * "Label: value" is a fact; a line that ends with a period is a sentence, any other a heading; the last is the imprint.
 * No word is lost or added.
 */
export function readPaper(text: string): PaperPart[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const parts: PaperPart[] = []
  for (const [index, line] of lines.entries()) {
    const before = parts.at(-1)
    const [, banner] = BANNER.exec(line) ?? []
    const [, label, value] = FACT.exec(line) ?? []
    if (banner && !before) parts.push({ kind: 'banner', text: banner })
    else if (!before || before.kind === 'banner') parts.push({ kind: 'title', text: line })
    else if (index === lines.length - 1) parts.push({ kind: 'imprint', text: line })
    else if (label && value && before.kind === 'facts') before.rows.push([label, value])
    else if (label && value) parts.push({ kind: 'facts', rows: [[label, value]] })
    else parts.push({ kind: line.endsWith('.') ? 'sentence' : 'heading', text: line })
  }
  return parts
}
