import { compile, run } from '@mdx-js/mdx'
import type { ComponentType, ReactElement } from 'react'
import * as react from 'react/jsx-runtime'
import rehypeSlug from 'rehype-slug'
import remarkGfm from 'remark-gfm'
import remarkSmartypants from 'remark-smartypants'
import type { ContentText, Problem } from './article'

/** What a text may use beyond Markdown, and with which attributes. */
const components = {
  Practice: ['title'],
  PullQuote: [],
  Aside: [],
  NotDecided: [],
  Campaign: ['fund'],
  KeepTimes: [],
} as const
export type ComponentName = keyof typeof components

/** Components by name, and Markdown's own elements where they are drawn otherwise. */
export type BodyComponents<Drawn> = Record<ComponentName, Drawn> & { [element: string]: Drawn }

const FUND = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** Where a text leads, or what picture it shows, and on which line. */
type Link = { to: string; isPicture: boolean; line: number }

type Compiled = { ok: true; code: string; links: Link[] } | { ok: false; problems: Problem[] }

const kept = new WeakMap<ContentText, Promise<Compiled>>()

/** Compiles a text once, or says what is wrong with it and where. */
export function compileBody(text: ContentText): Promise<Compiled> {
  const known = kept.get(text)
  if (known) return known
  const compiled = compileMdx(text)
  kept.set(text, compiled)
  return compiled
}

/** The text as something that a server component renders. A text with problems throws them. */
export async function renderBody(
  text: ContentText,
  drawn: BodyComponents<ComponentType<never>>,
): Promise<ReactElement> {
  const compiled = await compileBody(text)
  if (!compiled.ok) throw new Error(printProblems(compiled.problems))
  const { default: Content } = await run(compiled.code, { ...react })
  return react.jsx(Content, { components: drawn })
}

/** Every link and picture of a text; none of one that is not in order. */
export async function linksOf(text: ContentText): Promise<Link[]> {
  const compiled = await compileBody(text)
  return compiled.ok ? compiled.links : []
}

/** `content/articles/a.mdx:12: sentence`, one a line. */
export function printProblems(problems: readonly Problem[]): string {
  return problems.map(({ path, line, sentence }) => `${path}:${line}: ${sentence}`).join('\n')
}

async function compileMdx({ path, mdx }: ContentText): Promise<Compiled> {
  const problems: Problem[] = []
  const links: Link[] = []
  const look = (tree: Node) => {
    findProblems(tree, path, problems)
    findLinks(tree, links)
  }
  try {
    const code = await compile(mdx, {
      outputFormat: 'function-body',
      remarkPlugins: [() => look, remarkGfm, remarkSmartypants],
      rehypePlugins: [rehypeSlug],
    })
    return problems.length > 0 ? { ok: false, problems } : { ok: true, code: String(code), links }
  } catch (error) {
    return { ok: false, problems: [{ path, ...whereItBroke(error) }] }
  }
}

const sentences = {
  program: 'A paragraph may not begin with “import” or “export” in small letters.',
  brace: 'Braces have a meaning of their own here; to print one, put a backslash before it: \\{.',
  angle:
    'A < begins a component here; to print one, put a backslash before it: \\<. A link is written [words](https://…).',
}

type Node = {
  type: string
  name?: string | null
  depth?: number
  alt?: string | null
  url?: string
  attributes?: { type: string; name?: string; value?: unknown }[]
  children?: Node[]
  position?: { start: { line: number } }
}

// A text is words, not a program: what a commit in content/ can do must not go beyond what readers see.
function findProblems(node: Node, path: string, problems: Problem[]): void {
  const sentence = problemOf(node)
  if (sentence) problems.push({ path, line: node.position?.start.line ?? 1, sentence })
  for (const child of node.children ?? []) findProblems(child, path, problems)
}

function findLinks(node: Node, links: Link[]): void {
  const { type, url, position, children = [] } = node
  if (url !== undefined) links.push({ to: url, isPicture: type === 'image', line: position?.start.line ?? 1 })
  for (const child of children) findLinks(child, links)
}

function problemOf(node: Node): string | null {
  switch (node.type) {
    case 'mdxjsEsm':
      return sentences.program
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return sentences.brace
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return problemOfElement(node)
    case 'heading':
      return node.depth === 1 ? 'The title is the page’s only heading with one #; begin this one with ##.' : null
    case 'image':
      return node.alt ? null : 'A picture needs words in its square brackets for those who do not see it.'
    default:
      return null
  }
}

function problemOfElement({ name, attributes = [] }: Node): string | null {
  if (!isComponent(name)) {
    const known = Object.keys(components).map((component) => `<${component}>`)
    return `<${name ?? ''}> is not known here. There are ${known.join(', ')}; all else is written as Markdown.`
  }
  const allowed: readonly string[] = components[name]
  for (const attribute of attributes) {
    if (!allowed.includes(attribute.name ?? '') || typeof attribute.value !== 'string') {
      return allowed.length > 0
        ? `<${name}> takes only ${allowed.map((known) => `${known}="…"`).join(', ')}.`
        : `<${name}> takes nothing but its text.`
    }
  }
  const isNamed = attributes.some(({ value }) => typeof value === 'string' && FUND.test(value))
  if (name === 'Campaign' && !isNamed)
    return '<Campaign> needs the address of its fund: <Campaign fund="winter-scholarships" />.'
  return null
}

function isComponent(name: string | null | undefined): name is ComponentName {
  return typeof name === 'string' && Object.hasOwn(components, name)
}

/** Where the reader of MDX stumbled, in its words; the commonest slips get ours. */
function whereItBroke(error: unknown): { line: number; sentence: string } {
  if (!(error instanceof Error)) throw error
  const reason = 'reason' in error && typeof error.reason === 'string' ? error.reason : error.message
  // Of a tag left open it says the place only in its words: "(3:1-3:11)".
  const place = 'line' in error && typeof error.line === 'number' ? error.line : /\((\d+):/.exec(reason)?.[1]
  return { line: Number(place ?? 1), sentence: sentenceOf(reason) }
}

function sentenceOf(reason: string): string {
  if (reason.includes('import/exports')) return sentences.program
  if (reason.includes('expression')) return sentences.brace
  if (/^Unexpected character .* name/.test(reason)) return sentences.angle
  const open = /closing tag for `(.*?)`/.exec(reason)?.[1]
  return open ? `${open} is never closed.` : `This is not readable as MDX: ${reason}.`
}
