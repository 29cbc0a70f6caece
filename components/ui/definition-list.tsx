import type { ReactNode } from 'react'

/** Facts beside their names: side by side where there is room, one above the other on a phone. */
export function DefinitionList({ items }: { items: readonly { term: string; detail: ReactNode }[] }) {
  return (
    <dl className="border-t border-line">
      {items.map((item) => (
        <div key={item.term} className="border-b border-line py-3 sm:grid sm:grid-cols-[11rem_1fr] sm:gap-6">
          <dt className="font-semibold text-ink-soft">{item.term}</dt>
          <dd>{item.detail}</dd>
        </div>
      ))}
    </dl>
  )
}
