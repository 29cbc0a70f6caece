/** One drawn line from edge to edge of its place: where a plain rule would be too hard a border. */
export function Riverline({ className = '' }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 1200 40"
      preserveAspectRatio="none"
      aria-hidden="true"
      className={`block h-6 w-full text-water ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
    >
      <path
        vectorEffect="non-scaling-stroke"
        d="M0 22C90 6 150 4 230 16S390 40 500 28 640 4 760 8 930 36 1030 30 1150 12 1200 18"
      />
    </svg>
  )
}
