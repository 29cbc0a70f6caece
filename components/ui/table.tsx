import type { ReactNode } from 'react'

/** The head of a column by which the list can be sorted: where that leads, and how it is sorted now. */
export type SortedHead = { name: string; href: string; sorted?: 'ascending' | 'descending' | undefined }

/**
 * A dense, calm table. Where it is wider than the window it scrolls by itself and can be reached with the keyboard; its
 * caption stays. `head` and `rows` hold what the cells show; the first cell of a row names it. `numeric` names the
 * columns, from 0, that are set flush right.
 */
export function Table({
  caption,
  head,
  rows,
  numeric = [],
  empty,
}: {
  caption: string
  head: readonly (string | SortedHead)[]
  rows: readonly { key: string; cells: readonly ReactNode[] }[]
  numeric?: readonly number[]
  empty?: string
}) {
  const names = head.map((one) => (typeof one === 'string' ? one : one.name))
  const align = (column: number) => (numeric.includes(column) ? 'text-right' : 'text-left')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable without a pointer.
    <section aria-label={caption} tabIndex={0} className="@container relative -mx-1.5 overflow-x-auto px-1.5 py-1.5">
      <table className="w-full border-collapse text-sm">
        <caption className="pb-2 text-left font-semibold text-base">
          <span className="sticky left-0 inline-block max-w-[100cqi]">{caption}</span>
        </caption>
        <thead>
          <tr className="border-ink border-b-2">
            {head.map((one, column) => (
              <th
                key={names[column]}
                scope="col"
                aria-sort={typeof one === 'string' ? undefined : one.sorted}
                className={`py-2 pr-4 align-bottom font-semibold last:pr-0 sm:pr-5 ${align(column)}`}
              >
                {typeof one === 'string' ? one : <SortLink {...one} />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className="border-line border-b hover:bg-leaf">
              {row.cells.map((cell, column) =>
                column === 0 ? (
                  <th
                    key={names[column]}
                    scope="row"
                    className={`min-w-28 py-2 pr-4 align-top font-semibold sm:pr-5 ${align(column)}`}
                  >
                    {/* One endless word, such as a stranger may send for a name, leaves room for the others. */}
                    <div className="max-w-[min(60cqi,20rem)] wrap-break-word">{cell}</div>
                  </th>
                ) : (
                  <td key={names[column]} className={`py-2 pr-4 align-top last:pr-0 sm:pr-5 ${align(column)}`}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              <td colSpan={head.length} className="py-4 text-ink-soft">
                {empty ?? 'Nothing here yet.'}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  )
}

const arrows = { ascending: '↑', descending: '↓' } as const

function SortLink({ name, href, sorted }: SortedHead) {
  return (
    <a href={href} className="inline-flex min-h-6 items-end gap-1">
      {name}
      {sorted && <span aria-hidden="true">{arrows[sorted]}</span>}
    </a>
  )
}
