// Cuts the site's fonts to the letters that English prose needs and writes them into app/fonts/, where they are committed.
// Those of PDFs, which print people's names, are kept whole, at one weight, and unpacked: lib/paper-pdf.ts embeds what is used.
// Run it again (`node scripts/fonts.mjs`) only after changing the letters below or taking a newer font release.
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'

const ascii = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCodePoint(0x20 + index)).join('')
const punctuation = '\u00a0\u00ad\u202f\u2010\u2011–—‘’“”…•·′″×−½¼¾°©§←→↑↓✓'
const accented = 'àáâãäåæçèéêëìíîïñòóôõöøùúûüýœßÁÀÂÄÅÇÉÈÊËÍÓÔÖØÚÜÑ'
const letters = ascii + punctuation + accented

// Numerals must line up in timetables and ledgers (tnum); the rest is what keeps text even and accents in place.
const keepFeatures = ['kern', 'liga', 'calt', 'ccmp', 'locl', 'mark', 'mkmk', 'tnum', 'lnum']

const fonts = [
  [
    '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
    'atkinson-next.woff2',
  ],
  ['@fontsource-variable/literata/files/literata-latin-wght-normal.woff2', 'literata.woff2'],
  ['@fontsource-variable/literata/files/literata-latin-wght-italic.woff2', 'literata-italic.woff2'],
]

const atkinson = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next'
const literata = '@fontsource-variable/literata/files/literata'
const paperFonts = [
  [`${atkinson}-latin-wght-normal.woff2`, 'paper-latin.ttf', 400],
  [`${atkinson}-latin-wght-normal.woff2`, 'paper-latin-bold.ttf', 650],
  [`${atkinson}-latin-ext-wght-normal.woff2`, 'paper-latin-ext.ttf', 400],
  [`${literata}-vietnamese-standard-normal.woff2`, 'paper-vietnamese.ttf', 400],
  [`${literata}-cyrillic-wght-normal.woff2`, 'paper-cyrillic.ttf', 400],
  [`${literata}-greek-wght-normal.woff2`, 'paper-greek.ttf', 400],
]

const readFont = (source) => readFile(fileURLToPath(import.meta.resolve(source)))

for (const [source, target] of fonts) {
  const cut = await subsetFont(await readFont(source), letters, {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 700 } },
    keepFeatures,
    noHinting: true,
  })
  await keep(target, cut)
}

for (const [source, target, wght] of paperFonts) {
  const whole = await subsetFont(await readFont(source), undefined, {
    targetFormat: 'truetype',
    keepAllGlyphs: true,
    variationAxes: { wght },
    keepFeatures,
    noHinting: true,
  })
  await keep(target, whole)
}

async function keep(target, bytes) {
  await writeFile(new URL(`../app/fonts/${target}`, import.meta.url), bytes)
  process.stdout.write(`${target} ${bytes.length} bytes\n`)
}
