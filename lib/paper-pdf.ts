import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { z } from 'zod'
import { type PaperPart, readPaper } from './paper'

/** One kept text to print; a copy says so at its top, and is the same in all else. */
export type Sheet = { text: string; isCopy: boolean }

const MARGIN = 72 // points: an inch
const LABEL_WIDTH = 150
const SIZE = 11.5
const GREY = '#4a5147'

/**
 * Prints kept texts as one PDF that screen readers can read (PDF/UA: tagged, titled, its fonts embedded), each on a sheet
 * of its own. The same texts and `madeAt` give the same bytes each time. Null where a letter is in none of our fonts
 * (Chinese, say): a receipt must not misspell a name, and a browser prints its page with the fonts of the machine.
 */
export async function paperPdf(
  sheets: readonly Sheet[],
  { title, madeAt }: { title: string; madeAt: Date },
): Promise<Buffer | null> {
  const pdf = new PDFDocument({
    size: 'LETTER',
    margin: MARGIN,
    pdfVersion: '1.7',
    // @ts-expect-error: its types do not know of PDF/UA yet.
    subset: 'PDF/UA',
    tagged: true,
    lang: 'en-US',
    displayTitle: true,
    autoFirstPage: false,
    bufferPages: true,
    info: { Title: title, Author: 'ORNCC', Creator: 'ORNCC', Producer: 'ORNCC', CreationDate: madeAt },
  })
  const chunks: Buffer[] = []
  const whole = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
  fontsRead ??= readFonts()
  const fonts = await fontsRead
  pdf.registerFont(BOLD, fonts.bold)
  for (const { name, bytes } of fonts.writers) pdf.registerFont(name, bytes)
  if (sheets.some(({ text }) => hasStrangeLetter(text, fonts))) return null
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  for (const sheet of sheets) printSheet(pdf, fonts, root, sheet)
  root.end()
  pdf.end()
  return whole
}

// ── Letters ─────────────────────────────────────────────────────────────────

/** The first that has a letter writes it. Our own words are Latin; the others are for people's names. */
const fontNames = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'greek'] as const
const BOLD = 'latin-bold'

type Font = { name: string; bytes: Buffer; letters: ReadonlySet<number> }
type Fonts = { bold: Buffer; writers: Font[]; ascent: number }

/** What pdfkit knows of the font in use and does not type: its letters, and how high they rise above the line. */
const openFont = z.object({
  _font: z.object({ ascender: z.number(), font: z.object({ characterSet: z.array(z.number()) }) }),
})

/** Read once a process. */
let fontsRead: Promise<Fonts> | undefined

async function readFonts(): Promise<Fonts> {
  const pdf = new PDFDocument({ autoFirstPage: false })
  const files = await Promise.all(fontNames.map(async (name) => ({ name, bytes: await readFont(name) })))
  const opened = files.map((file) => ({ ...file, ...openFont.parse(pdf.font(file.bytes))._font }))
  const writers = opened.map(({ name, bytes, font }) => ({ name, bytes, letters: new Set(font.characterSet) }))
  return { bold: await readFont(BOLD), writers, ascent: opened[0]?.ascender ?? 0 }
}

const readFont = (name: string) => readFile(join(process.cwd(), 'app', 'fonts', `paper-${name}.ttf`))

function fontOf(letter: string, { writers }: Fonts): Font | undefined {
  return writers.find(({ letters }) => letters.has(letter.codePointAt(0) ?? 0))
}

function hasStrangeLetter(text: string, fonts: Fonts): boolean {
  return [...text.normalize().replaceAll('\n', '')].some((letter) => !fontOf(letter, fonts))
}

/** The text in pieces of one font each. */
function piecesOf(text: string, fonts: Fonts): { font: string; text: string }[] {
  const pieces: { font: string; text: string }[] = []
  for (const letter of text.normalize()) {
    const font = fontOf(letter, fonts)?.name ?? fontNames[0]
    const last = pieces.at(-1)
    if (last?.font === font) last.text += letter
    else pieces.push({ font, text: letter })
  }
  return pieces
}

// ── Sheets ──────────────────────────────────────────────────────────────────

type Style = { size?: number; isBold?: boolean; color?: string; x?: number; width?: number; align?: 'center' | 'right' }

function printSheet(pdf: PDFKit.PDFDocument, fonts: Fonts, root: PDFKit.PDFStructureElement, sheet: Sheet) {
  pdf.addPage()
  const first = lastPage(pdf)
  const section = pdf.struct('Sect')
  root.add(section)
  const write = (text: string, style: Style) => writeText(pdf, fonts, text, style)
  const put = (tag: string, text: string, style: Style) => {
    place(pdf, section, tag, () => write(text, style))
    pdf.moveDown(0.6)
  }
  const parts = readPaper(sheet.text)
  if (parts[0]?.kind === 'banner') frame(pdf)
  for (const part of parts) {
    // The copy is the original with one word more, below the banner.
    if (part.kind === 'title' && sheet.isCopy) put('P', 'COPY', { size: 14, isBold: true, align: 'right' })
    switch (part.kind) {
      case 'banner':
        put('P', part.text, { size: 14, isBold: true, align: 'center' })
        pdf.moveDown(0.6)
        break
      case 'title':
        put('H1', part.text, { size: 19, isBold: true })
        break
      case 'heading':
        keepRoom(pdf, 60)
        put('H2', part.text, { size: 14, isBold: true })
        break
      case 'facts':
        printFacts(pdf, fonts, section, part)
        break
      case 'sentence':
        put('P', part.text, {})
        break
      case 'imprint':
        put('P', part.text, { size: 9.5, color: GREY })
    }
  }
  section.end()
  numberPages(pdf, first)
}

function printFacts(
  pdf: PDFKit.PDFDocument,
  fonts: Fonts,
  section: PDFKit.PDFStructureElement,
  { rows }: PaperPart & { kind: 'facts' },
) {
  const table = pdf.struct('Table')
  section.add(table)
  const valueX = MARGIN + LABEL_WIDTH
  const valueWidth = pdf.page.width - MARGIN - valueX
  for (const [label, value] of rows) {
    pdf.font(fontNames[0]).fontSize(SIZE)
    const height = Math.max(
      pdf.heightOfString(label, { width: LABEL_WIDTH - 12 }),
      pdf.heightOfString(value, { width: valueWidth }),
    )
    keepRoom(pdf, height + 10)
    const top = pdf.y
    rule(pdf, top)
    const row = pdf.struct('TR')
    table.add(row)
    const cell = (tag: string, text: string, style: Style, options?: { lang: string; scope: string }) =>
      place(
        pdf,
        row,
        tag,
        () => {
          pdf.y = top + 5
          writeText(pdf, fonts, text, style)
        },
        options,
      )
    cell('TH', label, { color: GREY, width: LABEL_WIDTH - 12 }, rowHeader)
    cell('TD', value, { x: valueX, width: valueWidth })
    row.end()
    pdf.y = top + height + 10
  }
  table.end()
  rule(pdf, pdf.y)
  pdf.y += 14
}

const rowHeader = { lang: 'en-US', scope: 'Row' }

function place(
  pdf: PDFKit.PDFDocument,
  parent: PDFKit.PDFStructureElement,
  tag: string,
  draw: () => void,
  options: { lang?: string } = {},
) {
  const element = pdf.struct(tag, options)
  parent.add(element)
  element.add(draw)
  element.end()
}

function writeText(
  pdf: PDFKit.PDFDocument,
  fonts: Fonts,
  text: string,
  { size = SIZE, isBold = false, color = '#000000', x = MARGIN, width = pdf.page.width - 2 * MARGIN, align }: Style,
) {
  pdf.fontSize(size).fillColor(color)
  pdf.x = x
  const pieces = isBold ? [{ font: BOLD, text }] : piecesOf(text, fonts)
  for (const [index, piece] of pieces.entries()) {
    pdf.font(piece.font)
    const isLast = index === pieces.length - 1
    // All stand on the line of the first font.
    const baseline = (-fonts.ascent / 1000) * size
    pdf.text(piece.text, { width, align: align ?? 'left', lineGap: 2, baseline, continued: !isLast })
  }
}

/** Goes to a new page where so much does not fit any more. */
function keepRoom(pdf: PDFKit.PDFDocument, height: number) {
  if (pdf.y + height > pdf.page.height - MARGIN) pdf.addPage()
}

/** Lines and page numbers say nothing to a screen reader. */
function artifact(pdf: PDFKit.PDFDocument, type: 'Layout' | 'Pagination', draw: () => void) {
  pdf.markContent('Artifact', { type })
  draw()
  pdf.endMarkedContent()
}

function rule(pdf: PDFKit.PDFDocument, y: number) {
  artifact(pdf, 'Layout', () =>
    pdf
      .moveTo(MARGIN, y)
      .lineTo(pdf.page.width - MARGIN, y)
      .lineWidth(0.5)
      .stroke('#b5ad9b'),
  )
}

function frame(pdf: PDFKit.PDFDocument) {
  artifact(pdf, 'Layout', () =>
    pdf
      .rect(MARGIN, MARGIN - 10, pdf.page.width - 2 * MARGIN, 36)
      .lineWidth(1.5)
      .stroke('#000000'),
  )
}

const lastPage = (pdf: PDFKit.PDFDocument) => {
  const { start, count } = pdf.bufferedPageRange()
  return start + count - 1
}

/** The pages from the first of a sheet on, where they are more than one. */
function numberPages(pdf: PDFKit.PDFDocument, first: number) {
  const last = lastPage(pdf)
  for (let page = first; page <= last && last > first; page++) {
    pdf.switchToPage(page)
    const words = `Page ${page - first + 1} of ${last - first + 1}`
    artifact(pdf, 'Pagination', () => {
      pdf.font(fontNames[0]).fontSize(9.5).fillColor(GREY)
      pdf.text(words, MARGIN, pdf.page.height - MARGIN / 2, { lineBreak: false })
    })
  }
}
