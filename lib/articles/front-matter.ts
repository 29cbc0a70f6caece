import { type Document, LineCounter, parseDocument, visit } from 'yaml'
import { z } from 'zod'
import type { ContentFile, ContentText, Problem } from './article'

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)(?<=\n)---[ \t]*(?=\r?\n|$)/

const line = (most: number) =>
  z
    .string('must be text')
    .trim()
    .min(1, 'is empty')
    .max(most, `is too long: ${most} characters at most`)
    .transform(withRealQuotes)
const day = z.iso.date('must be a day of the calendar, written like 2026-06-14')

/** What stands at the top of an article or a news item. `topics` are the words of content/topics.yaml. */
export function articleMatter(topics: readonly string[]) {
  const topic = z.string('must be a word').refine((word) => topics.includes(word), {
    error: ({ input }) =>
      `has “${input}”, which is not a topic. There are ${topics.join(', ')}; a new one is added in content/topics.yaml first`,
  })
  return z
    .strictObject({
      title: line(110),
      summary: line(240),
      author: line(120),
      submittedBy: line(120).optional(),
      source: line(160).optional(),
      sourceUrl: z.url({ protocol: /^https?$/, error: 'must be a full address that begins with https://' }).optional(),
      note: line(600).optional(),
      date: day,
      topics: z.array(topic, 'must be a list like [listening, requests]').default([]),
      draft: z.boolean('must be true or false').default(false),
    })
    .refine((matter) => matter.source || !matter.sourceUrl, {
      path: ['sourceUrl'],
      error: 'needs a “source” beside it: the name that the address belongs to',
    })
}

/** What stands at the top of a page that stays. */
export const pageMatter = z.strictObject({ title: line(110), summary: line(240), updated: day })

/** What content/topics.yaml holds: word → label. */
export const topicsMatter = z.record(
  z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and hyphens'),
  line(40),
)

type Read<Matter> = { ok: true; matter: Matter } | { ok: false; problems: Problem[] }

/**
 * Reads what stands at the top of a file. Refuses what the schema does not allow, a field that it does not name
 * included, each with its line.
 */
export function readFrontMatter<Schema extends z.ZodType>(
  { path, text }: ContentFile,
  schema: Schema,
): Read<z.infer<Schema>> {
  const yaml = FRONT_MATTER.exec(text)?.[1]
  if (yaml !== undefined) return readYaml({ path, text: yaml }, schema, 1)
  const sentence =
    'The file must begin with its front matter: a line of three hyphens, the fields, three hyphens again.'
  return { ok: false, problems: [{ path, line: 1, sentence }] }
}

/** The words of a file: its front matter is blanked, not cut, so that the line numbers hold. */
export function bodyOf({ path, text }: ContentFile): ContentText {
  return { path, mdx: text.replace(FRONT_MATTER, (matter) => matter.replace(/[^\n]+/g, '')) }
}

/** Reads YAML that begins after `linesBefore` lines of its file. */
export function readYaml<Schema extends z.ZodType>(
  { path, text: yaml }: ContentFile,
  schema: Schema,
  linesBefore = 0,
): Read<z.infer<Schema>> {
  const lines = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false })
  const at = (offset: number) => lines.linePos(offset).line + linesBefore
  // One slip makes the reader stumble over the lines that follow, so only the first is told.
  const [error] = document.errors
  if (error) return { ok: false, problems: [{ path, line: at(error.pos[0]), sentence: yamlSentence(error) }] }
  const alias = findAlias(document)
  if (alias !== null) return { ok: false, problems: [{ path, line: at(alias), sentence: sentences.sign }] }
  const result = schema.safeParse(document.toJS() ?? {})
  if (result.success) return { ok: true, matter: result.data }

  const lineOf = (keys: PropertyKey[]) => {
    for (let depth = keys.length; depth > 0; depth--) {
      const node: unknown = document.getIn(keys.slice(0, depth), true)
      if (hasRange(node)) return at(node.range[0])
    }
    return Math.max(linesBefore, 1)
  }
  const problems = result.error.issues.flatMap((issue) => {
    const [field] = issue.path
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path, line: lineOf([key]), sentence: `“${key}” is not a field here.` }))
    }
    const isMissing = issue.path.length === 1 && !document.hasIn(issue.path)
    const message = issue.code === 'invalid_key' ? issue.issues[0]?.message : issue.message
    const sentence = isMissing ? `“${String(field)}” is missing.` : `“${String(field)}” ${message}.`
    return [{ path, line: lineOf(issue.path), sentence }]
  })
  return { ok: false, problems }
}

const sentences = { sign: 'Text that begins with a sign like this must stand in "quotes".' }

/** Where a text begins with an asterisk, which YAML takes for a word that stands elsewhere. */
function findAlias(document: Document): number | null {
  let found: number | null = null
  visit(document, {
    Alias(_, node) {
      found = node.range?.[0] ?? 0
      return visit.BREAK
    },
  })
  return found
}

function yamlSentence(error: { code: string; message: string }): string {
  // By far the commonest slip: a title with a colon in it.
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY') return 'Text that has a colon in it must stand in "quotes".'
  if (error.code === 'DUPLICATE_KEY') return 'This field stands here twice.'
  if (error.code === 'BAD_SCALAR_START') return sentences.sign
  return `This is not readable as YAML: ${error.message}.`
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
}

/** Straight quotes and apostrophes as a printer sets them: texts get theirs from remark-smartypants. */
function withRealQuotes(text: string): string {
  return text
    .replace(/(^|[\s([–—])"/g, '$1“')
    .replace(/"/g, '”')
    .replace(/(^|[\s([–—“])'(?!\d)/g, '$1‘')
    .replace(/'/g, '’')
}
