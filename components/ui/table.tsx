import type { ReactNode } from 'react'

/**
 * A dense, calm table. Where it is wider than the window it scrolls by itself and can be reached with the keyboard.
 * `head` and `rows` hold what the cells show; the first cell of a row names it. `numeric` names the columns, from 0, that
 * are set flush right.
 */
export function Table({
  caption,
  head,
  rows,
  numeric = [],
  empty,
}: {
  caption: string
  head: readonly string[]
  rows: readonly { key: string; cells: readonly ReactNode[] }[]
  numeric?: readonly number[]
  empty?: string
}) {
  const align = (column: number) => (numeric.includes(column) ? 'text-right' : 'text-left')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable without a pointer.
    <section aria-label={caption} tabIndex={0} className="relative -mx-1.5 overflow-x-auto px-1.5 py-1.5">
      <table className="w-full border-collapse text-sm">
        <caption className="pb-2 text-left font-semibold text-base">{caption}</caption>
        <thead>
          <tr className="border-ink border-b-2">
            {head.map((name, column) => (
              <th key={name} scope="col" className={`py-2 pr-5 align-bottom font-semibold last:pr-0 ${align(column)}`}>
                {name}
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
                    key={head[column]}
                    scope="row"
                    className={`min-w-28 py-2 pr-5 align-top font-semibold ${align(column)}`}
                  >
                    {cell}
                  </th>
                ) : (
                  <td key={head[column]} className={`py-2 pr-5 align-top last:pr-0 ${align(column)}`}>
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
