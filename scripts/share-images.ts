// Draws the picture that each shared address shows into public/share/: one for every article and news item, one for the
// rest of the site. A picture's name changes with its words, so one that is there already is right and is left alone.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'
import { createElement } from 'react'
import satori, { type Font } from 'satori'
import subsetFont from 'subset-font'
import { readLibrary } from '@/lib/articles/content'
import { articleImage, type ShareImage, shareImageSize, siteImage } from '@/lib/articles/share-image'
import { ShareCard } from './share-card'

const folder = fileURLToPath(new URL('../public/share/', import.meta.url))

const { articles, news } = await readLibrary()
const wanted = new Map(
  [siteImage, ...[...articles, ...news].map(articleImage)].map((image) => [basename(image.path), image]),
)

await mkdir(folder, { recursive: true })
const present = await readdir(folder)
await Promise.all(present.filter((name) => !wanted.has(name)).map((name) => rm(join(folder, name))))

const missing = [...wanted].filter(([name]) => !present.includes(name))
const fonts = missing.length > 0 ? await readFonts() : []
for (const [name, image] of missing) await writeFile(join(folder, name), await draw(image, fonts))
process.stdout.write(`share images: ${missing.length} drawn, ${wanted.size - missing.length} kept\n`)

async function draw(image: ShareImage, fonts: Font[]): Promise<Uint8Array> {
  const svg = await satori(createElement(ShareCard, { image }), { ...shareImageSize, fonts })
  return new Resvg(svg).render().asPng()
}

/** The site's fonts, at one weight and unpacked: satori reads neither variable fonts nor woff2. */
async function readFonts(): Promise<Font[]> {
  return Promise.all([
    readFont('Literata', '@fontsource-variable/literata/files/literata-latin-wght-normal.woff2', 600),
    readFont(
      'Atkinson',
      '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
      400,
    ),
  ])
}

async function readFont(name: string, file: string, weight: 400 | 600): Promise<Font> {
  const packed = await readFile(fileURLToPath(import.meta.resolve(file)))
  const options = { targetFormat: 'truetype', keepAllGlyphs: true, variationAxes: { wght: weight } } as const
  return { name, data: await subsetFont(packed, undefined, options), weight, style: 'normal' }
}
