import { createElement, Fragment, type ReactNode } from 'react'

/** Text from the desk as it was read: what stays of it when everything but words, shape and harmless links is left out. */
export type MarkdownNode = string | { tag: string; href?: string; start?: number; children: readonly MarkdownNode[] }

/** Draws what was read. A form gets it as plain data, so a preview shows what the public page will. */
export function MarkdownTree({ nodes }: { nodes: readonly MarkdownNode[] }) {
  return createElement(Fragment, null, ...nodes.map(draw))
}

function draw(node: MarkdownNode): ReactNode {
  if (typeof node === 'string') return node
  const { tag, children, ...attributes } = node
  return createElement(tag, attributes, ...children.map(draw))
}
