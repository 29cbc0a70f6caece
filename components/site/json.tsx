type Props = { data: Record<string, unknown>; type?: 'application/ld+json' | 'speculationrules' }

/** Facts for machines: JSON-LD, unless it is said to be something else. */
export function Json({ data, type = 'application/ld+json' }: Props) {
  // A "<" could end the script element early; its escape means the same in JSON.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the only way to write into a script element, escaped above.
  return <script type={type} dangerouslySetInnerHTML={{ __html: json }} />
}
