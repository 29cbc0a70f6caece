import { compile } from '@mdx-js/mdx'
import { type MarkdownNode, MarkdownTree } from './markdown-tree'
import { Prose } from './prose'

/** Where a link in text from the desk may lead: this site, the web, a mail. Any other scheme is printed as plain text. */
const HARMLESS = /^(?:https?:|mailto:|\/(?!\/)|#)/i

/** Text from the desk, written in Markdown. */
export async function Markdown({ children }: { children: string }) {
  return (
    <Prose>
      <MarkdownTree nodes={await readMarkdown(children)} />
    </Prose>
  )
}

/** Reads Markdown. It is read as `md` and not as MDX: HTML in it is dropped, and braces are braces. */
export async function readMarkdown(text: string): Promise<MarkdownNode[]> {
  const nodes: MarkdownNode[] = []
  const keep = () => (root: HastNode) => {
    nodes.push(...(root.children ?? []).flatMap(read))
  }
  await compile(text, { format: 'md', rehypePlugins: [keep] })
  return nodes
}

type HastNode = {
  type: string
  value?: string
  tagName?: string
  properties?: Record<string, unknown>
  children?: HastNode[]
}

function read({ type, value = '', tagName = '', properties = {}, children = [] }: HastNode): MarkdownNode[] {
  if (type === 'text') return [value]
  if (type !== 'element') return []
  const inner = children.flatMap(read)
  const { href, alt, start } = properties
  switch (tagName) {
    // Pictures from elsewhere would tell others who reads here.
    case 'img':
      return typeof alt === 'string' ? [alt] : []
    case 'a':
      return typeof href === 'string' && HARMLESS.test(href) ? [{ tag: 'a', href, children: inner }] : inner
    // The page's own title is the only h1.
    case 'h1':
      return [{ tag: 'h2', children: inner }]
    default:
      return [{ tag: tagName, ...(typeof start === 'number' ? { start } : {}), children: inner }]
  }
}
