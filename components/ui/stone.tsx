export type StoneLook = 'hollow' | 'filled' | 'half' | 'ringed' | 'crossed' | 'dashed'

const outline = 'M3.1 13.4C2.4 7.7 6.4 3.2 12.2 3.1c5.5-.1 9 3.9 8.7 9.2-.4 5-4.1 8.4-9.3 8.3-4.7-.1-8-3-8.5-7.2Z'

/** A stone of the river: filled for what has been or is well, hollow for what is to come. It never speaks alone. */
export function Stone({ look, className = 'size-6' }: { look: StoneLook; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={`shrink-0 ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
    >
      <path
        d={outline}
        className={look === 'filled' ? 'fill-current' : 'fill-paper'}
        strokeDasharray={look === 'dashed' ? '3.5 2.5' : undefined}
      />
      {look === 'half' && (
        <path d="M3.1 12.5H20.9C20.5 17.3 16.8 20.7 11.6 20.6 6.9 20.5 3.6 17.6 3.1 12.5Z" className="fill-current" />
      )}
      {look === 'ringed' && <circle cx="12" cy="12" r="4" className="fill-current" stroke="none" />}
      {look === 'crossed' && <path d="m7 17 10-10" />}
    </svg>
  )
}
