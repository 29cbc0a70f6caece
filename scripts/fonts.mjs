// Cuts the site's fonts to the letters that English prose needs and writes them into app/fonts/, where they are committed.
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

for (const [source, target] of fonts) {
  const original = await readFile(fileURLToPath(import.meta.resolve(source)))
  const cut = await subsetFont(original, letters, {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 700 } },
    keepFeatures,
    noHinting: true,
  })
  await writeFile(new URL(`../app/fonts/${target}`, import.meta.url), cut)
  process.stdout.write(`${target} ${cut.length} bytes\n`)
}
