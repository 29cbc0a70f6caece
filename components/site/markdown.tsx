import { evaluate } from '@mdx-js/mdx'
import type { ComponentProps } from 'react'
import * as runtime from 'react/jsx-runtime'
import { Prose } from './prose'

/** Where a link in text from the desk may lead: this site, the web, a mail. Any other scheme is printed as plain text. */
const HARMLESS = /^(?:https?:|mailto:|\/(?!\/)|#)/i

function Link({ href = '', children }: ComponentProps<'a'>) {
  return HARMLESS.test(href) ? <a href={href}>{children}</a> : children
}

const components = {
  a: Link,
  // The page's own title is the only h1, and pictures from elsewhere would tell others who reads here.
  h1: 'h2',
  img: ({ alt }: ComponentProps<'img'>) => alt,
} as const

/**
 * Text from the desk, written in Markdown. Read as `md` and not as MDX: HTML in it is dropped, and braces are braces.
 */
export async function Markdown({ children, plain = true }: { children: string; plain?: boolean }) {
  const { default: Content } = await evaluate(children, { ...runtime, format: 'md' })
  return (
    <Prose plain={plain}>
      <Content components={components} />
    </Prose>
  )
}
