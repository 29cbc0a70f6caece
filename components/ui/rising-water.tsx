/**
 * How far something has come, drawn as water that rises between two banks; the dashed line is the goal. Decoration: whoever
 * uses it says the same in words.
 */
export function RisingWater({ share }: { share: number }) {
  const level = BED - Math.min(Math.max(share, 0), 1) * (BED - GOAL)
  return (
    <svg viewBox="0 0 640 236" aria-hidden="true" className="block w-full" fill="none" strokeLinecap="round">
      <path className="text-water" fill="currentColor" d={`M0 ${level}${'q20-5 40 0t40 0'.repeat(8)}V236H0Z`} />
      <path className="text-bed" fill="currentColor" d={`${BASIN}V236H0Z`} />
      <g stroke="currentColor" strokeWidth="2" className="text-contour">
        <path d="M0 66C54 70 84 92 116 132S210 222 320 222 492 172 524 132 586 70 640 66" />
        <path d="M0 92C46 96 70 112 98 146S160 214 196 232M640 92C594 96 570 112 542 146S480 214 444 232" />
        <path d="M0 122C34 126 56 142 78 168S112 214 132 232M640 122C606 126 584 142 562 168S528 214 508 232" />
      </g>
      <path className="text-stone" stroke="currentColor" strokeWidth="2.5" d={BASIN} />
      <path
        className="text-ink-soft"
        stroke="currentColor"
        strokeWidth="2"
        strokeDasharray="3 8"
        d={`M102 ${GOAL}H538`}
      />
    </svg>
  )
}

/** Heights in the drawing: the river's bed, and the goal. */
const BED = 204
const GOAL = 56
const BASIN = 'M0 40C62 44 98 66 132 112S222 204 320 204 472 166 508 112 578 44 640 40'
