/** Facts for machines, as JSON-LD. */
export function Json({ data }: { data: Record<string, unknown> }) {
  // A "<" could end the script element early; its escape means the same in JSON.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the only way to write into a script element, escaped above.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
