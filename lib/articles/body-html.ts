import { run } from '@mdx-js/mdx'
import { escapeHtml } from '@/lib/escape-html'
import type { ContentText } from './article'
import { type ComponentName, compileBody, printProblems } from './body'

// Next keeps React's own printing to text out of routes. The compiled text asks only for a function that makes an
// element, so here is one that makes its HTML.

type Html = { html: string }
type Child = Html | string | number | boolean | null | undefined | readonly Child[]
type Props = { children?: Child; [name: string]: unknown }
type Component = (props: Props) => Html

const Fragment: Component = ({ children }) => ({ html: print(children) })

const components: Record<Exclude<ComponentName, 'Campaign'>, Component> = {
  Practice: ({ title = 'Practice', children }) => ({ html: `<hr><h2>${print(String(title))}</h2>${print(children)}` }),
  // It repeats a sentence of the text, which a feed shows without a margin to put it in.
  PullQuote: () => ({ html: '' }),
  Aside: ({ children }) => ({ html: `<aside>${print(children)}</aside>` }),
  NotDecided: ({ children }) => ({ html: `<p><strong>Not decided yet</strong></p>${print(children)}` }),
  // They change, and a feed keeps what it was once given.
  KeepTimes: () => ({ html: '' }),
}

const withoutEnd = new Set(['br', 'hr', 'img', 'input'])

/** The text as plain HTML for a feed. Links inside it are made full ones against `url`, the article's own address. */
export async function bodyHtml(text: ContentText, url: string): Promise<string> {
  const compiled = await compileBody(text)
  if (!compiled.ok) throw new Error(printProblems(compiled.problems))
  const jsx = (type: string | Component, props: Props): Html =>
    typeof type === 'function' ? type(props) : { html: element(type, props, url) }
  const { default: Content } = await run(compiled.code, { Fragment, jsx, jsxs: jsx })
  // How a campaign stands changes, and a feed keeps what it was once given.
  const campaign: Component = ({ fund }) =>
    jsx('p', { children: jsx('a', { href: `/donate/campaigns/${fund}`, children: 'How this campaign stands' }) })
  return print(Content({ components: { ...components, Campaign: campaign } }))
}

function element(name: string, { children, ...attributes }: Props, url: string): string {
  const start = `<${name}${Object.entries(attributes)
    .map(([key, value]) => attribute(key, value, url))
    .join('')}>`
  return withoutEnd.has(name) ? start : `${start}${print(children)}</${name}>`
}

function attribute(name: string, value: unknown, url: string): string {
  if (value === true) return ` ${name}`
  if (typeof value !== 'string') return ''
  if (name === 'href' || name === 'src') return ` ${name}="${escapeHtml(new URL(value, url).href)}"`
  return name === 'className' ? '' : ` ${name}="${escapeHtml(value)}"`
}

function print(child: Child): string {
  if (child === null || child === undefined || typeof child === 'boolean') return ''
  if (typeof child === 'string' || typeof child === 'number') return escapeHtml(String(child))
  if ('html' in child) return child.html
  return child.map(print).join('')
}
