/** ORNCC's mark: a river bend that is also an ear. */
export function Mark({ className = 'size-11' }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 44 44"
      aria-hidden="true"
      className={`shrink-0 ${className}`}
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
    >
      <path
        strokeWidth="4"
        d="M8 41C11 31 6 26 7 18 8 9 15 3 23 3 32 3 38 9 38 17 38 27 28 28 27 35 26 39 23 41 19 40"
      />
      <path strokeWidth="2" d="M14 31C15 26 13 23 14 18 15 13 18 10 23 10 28 10 31 13 31 17 31 23 23 23 22 29" />
      <path strokeWidth="2" d="M21 17C24 17 25 20 22 22" />
    </svg>
  )
}
