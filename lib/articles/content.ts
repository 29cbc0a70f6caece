import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { ContentFile, Problem } from './article'
import { compileBody, printProblems } from './body'
import { type Library, makeLibrary } from './library'

type Made = ReturnType<typeof makeLibrary> & { hash: string }

/** One page asks several times, and a build makes many pages: for so long the answer is not checked again. */
export const TRUSTED_MILLISECONDS = 1000

const kept = new Map<string, { readAt: number; made: Promise<Made> }>()

/**
 * Reads content/ of the checkout, while the site is built and again whenever a page is renewed; what has not changed is
 * not made anew. A file that is not in order stops it, with the file and the line.
 */
export async function readLibrary(checkout = process.cwd(), now = Date.now()): Promise<Library> {
  const { library, problems } = await read(checkout, now)
  if (problems.length > 0) throw new Error(`Something in content/ is not in order.\n${printProblems(problems)}`)
  return library
}

/** Everything that is wrong in content/, inside the texts too. */
export async function findContentProblems(checkout = process.cwd(), now = Date.now()): Promise<Problem[]> {
  return (await inspectContent(checkout, now)).problems
}

/** All that content/ holds and can stand in it, and what is wrong with the rest and inside the texts; nothing stops it. */
export async function inspectContent(checkout = process.cwd(), now = Date.now()): Promise<Omit<Made, 'hash'>> {
  const { library, problems } = await read(checkout, now)
  const texts = [...library.articles, ...library.news, ...library.pages].map(({ text }) => text)
  const bodies = await Promise.all(texts.map(compileBody))
  const inside = bodies.flatMap((body) => (body.ok ? [] : body.problems))
  return {
    library,
    problems: [...problems, ...inside].sort((a, b) => a.path.localeCompare(b.path) || a.line - b.line),
  }
}

function read(checkout: string, now: number): Promise<Made> {
  const known = kept.get(checkout)
  if (known && now - known.readAt < TRUSTED_MILLISECONDS) return known.made
  const made = make(checkout, known?.made)
  kept.set(checkout, { readAt: now, made })
  return made
}

async function make(checkout: string, before?: Promise<Made>): Promise<Made> {
  const files = await readFiles(checkout)
  const hash = createHash('sha256').update(JSON.stringify(files)).digest('hex')
  const last = await before?.catch(() => null)
  return last?.hash === hash ? last : { ...makeLibrary(files), hash }
}

async function readFiles(checkout: string): Promise<ContentFile[]> {
  const root = join(/* turbopackIgnore: true */ checkout, 'content')
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  // Whatever was put there is looked at: a text that was uploaded as .docx is to be told so, not passed over.
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  return Promise.all(
    paths.map(async (path) => ({
      path: relative(checkout, path).replaceAll('\\', '/'),
      text: (await readFile(path, 'utf8')).replace(/^\uFEFF/, ''),
    })),
  )
}
