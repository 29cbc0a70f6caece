/**
 * How much of something is taken, drawn as a bar: the filled part, the empty part up to `of`, and with a dashed edge what
 * comes on top. Told apart by shape, not by colour. Decoration: whoever uses it says the same in words beside it.
 */
export function ShareBar({ filled, of, beyond = 0 }: { filled: number; of: number; beyond?: number }) {
  const whole = Math.max(of, filled)
  const unit = WIDTH / Math.max(1, whole + beyond)
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="drawn block h-4 w-full max-w-100"
      fill="none"
      stroke="currentColor"
    >
      <rect {...box(0, filled * unit)} className="text-fir" fill="currentColor" stroke="none" />
      <rect {...box(0, whole * unit)} className="text-stone" strokeWidth="2" vectorEffect="non-scaling-stroke" />
      {beyond > 0 && (
        <rect
          {...box(whole * unit, beyond * unit)}
          className="text-berry-ink"
          strokeWidth="2"
          strokeDasharray="4 3"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  )
}

const WIDTH = 400
const HEIGHT = 16

/** Two pixels in from its place, so that the edge is not cut and parts stand apart. */
function box(from: number, width: number) {
  return { x: from + 2, y: 2, width: Math.max(0, width - 4), height: HEIGHT - 4 }
}
