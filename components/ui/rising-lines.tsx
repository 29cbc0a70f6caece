/** What came together over a year, step by step: `at` is the place in the year, from 0 to 1, `sum` all until then. */
export type RisingLine = {
  look: 'solid' | 'dashed'
  label: string
  steps: readonly { at: number; sum: number }[]
  until: number
}

const WIDTH = 480
const HEIGHT = 180
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const GRID = `M0 2H${WIDTH}${MONTHS.map((_, month) => `M${(month / 12) * WIDTH} 0V${HEIGHT}`).join('')}`
const looks = {
  solid: { className: 'text-fir', strokeWidth: 3.5 },
  dashed: { className: 'text-dusk', strokeWidth: 2, strokeDasharray: '7 5' },
}

/**
 * Years beside each other as lines that rise, one solid and one dashed. `label` says in words what is drawn; the table that
 * stands beside it has the figures. `most` is printed at the top line.
 */
export function RisingLines({ label, lines, most }: { label: string; lines: readonly RisingLine[]; most: string }) {
  const top = Math.max(1, ...lines.flatMap(({ steps }) => steps.map(({ sum }) => sum)))
  return (
    <figure className="drawn">
      <div aria-hidden="true" className="flex flex-wrap items-baseline justify-between gap-x-4 text-ink-soft text-sm">
        <span>{most}</span>
        <span className="flex flex-wrap gap-x-4">
          {lines.map((line) => (
            <span key={line.label} className="inline-flex items-center gap-2">
              <svg aria-hidden="true" viewBox="0 0 34 8" className="w-9" fill="none" stroke="currentColor">
                <path d="M1 4H33" {...looks[line.look]} />
              </svg>
              {line.label}
            </span>
          ))}
        </span>
      </div>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="mt-1 block h-44 w-full"
        fill="none"
        stroke="currentColor"
        strokeLinejoin="round"
      >
        <path className="text-contour" d={GRID} vectorEffect="non-scaling-stroke" />
        <path
          className="text-stone"
          strokeWidth="2"
          d={`M0 ${HEIGHT - 1}H${WIDTH}`}
          vectorEffect="non-scaling-stroke"
        />
        {lines.map((line) => (
          <path key={line.label} d={stairs(line, top)} {...looks[line.look]} vectorEffect="non-scaling-stroke" />
        ))}
      </svg>
      <div aria-hidden="true" className="grid grid-cols-12 text-center text-ink-soft text-xs">
        {MONTHS.map((month) => (
          <span key={month}>{month.slice(0, 1)}</span>
        ))}
      </div>
    </figure>
  )
}

function stairs({ steps, until }: RisingLine, top: number): string {
  const x = (at: number) => Math.round(at * WIDTH * 10) / 10
  const y = (sum: number) => Math.round((HEIGHT - 2 - (Math.max(0, sum) / top) * (HEIGHT - 6)) * 10) / 10
  return `M0 ${y(0)}${steps.map(({ at, sum }) => `H${x(at)}V${y(sum)}`).join('')}H${x(until)}`
}
