type Bend = readonly [number, number]

// Three lines drawn by hand: the foot of the hill that a page's opening words stand on, the river below it, and the far
// side of the valley. Those between are where a map would put them.
// biome-ignore format: a line a drawing
const foot: readonly Bend[] = [[-40, 420], [150, 402], [340, 424], [520, 398], [636, 346], [690, 270], [688, 180], [748, 90], [850, 26], [1250, -190]]
// biome-ignore format: a line a drawing
const river: readonly Bend[] = [[-40, 482], [170, 468], [380, 492], [590, 464], [740, 412], [826, 328], [904, 248], [1010, 216], [1120, 188], [1240, 140]]
// biome-ignore format: a line a drawing
const far: readonly Bend[] = [[-40, 570], [250, 560], [500, 586], [720, 560], [900, 504], [1000, 424], [1040, 354], [1120, 330], [1180, 300], [1260, 290]]

const hillside = [0, 0.16, 0.33, 0.5, 0.66, 0.82].map((step) => between(foot, river, step))
const farSide = [0.14, 0.3, 0.48, 0.68, 0.88].map((step) => between(river, far, step))

/**
 * Contour lines of a valley with a river in it, for the opening of a page and for its foot. The parent places the drawing
 * and gives its colour; a narrow window shows its left end, below the words.
 */
export function Contours({ className = '', riverClassName }: { className?: string; riverClassName?: string }) {
  return (
    <svg
      viewBox="0 0 1200 520"
      preserveAspectRatio="xMinYMax slice"
      aria-hidden="true"
      className={`pointer-events-none ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.2"
    >
      <path d={[...hillside, ...farSide].map(smooth).join('')} />
      <path d={smooth(river)} strokeWidth="9" className={riverClassName} />
    </svg>
  )
}

/** The line that lies `step` of the way from one line to another. */
function between(from: readonly Bend[], to: readonly Bend[], step: number): Bend[] {
  return from.map(([x, y], index) => {
    const [toX, toY] = to[index] ?? [x, y]
    return [Math.round(x + (toX - x) * step), Math.round(y + (toY - y) * step)]
  })
}

/** A smooth path through the bends, in the relative commands that take the fewest letters. */
function smooth(bends: readonly Bend[]): string {
  const [start = [0, 0]] = bends
  const curves = bends.slice(1).map((end, index) => {
    const before = bends[index] ?? end
    const after = bends[index + 2] ?? end
    const arrive = [end[0] - (after[0] - before[0]) / 6, end[1] - (after[1] - before[1]) / 6] as const
    return `s${pair(arrive[0] - before[0], arrive[1] - before[1])} ${pair(end[0] - before[0], end[1] - before[1])}`
  })
  return `M${pair(...start)}${curves.join('')}`
}

/** Two numbers; a minus sign separates by itself. */
function pair(x: number, y: number): string {
  const [first, second] = [Math.round(x), Math.round(y)]
  return second < 0 ? `${first}${second}` : `${first} ${second}`
}
