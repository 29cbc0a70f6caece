import type { ReactNode } from 'react'

/** Nothing here at present: a dry river bed, one kind sentence, and a way on where there is one. */
export function EmptyBed({ children, action }: { children: ReactNode; action?: { href: string; label: string } }) {
  return (
    <div className="max-w-140 py-6">
      <svg
        viewBox="0 0 320 64"
        aria-hidden="true"
        className="mb-4 w-full max-w-80 text-stone"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      >
        <path d="M2 22C44 6 78 10 112 24S178 50 214 38 280 12 318 20" />
        <path
          d="M2 42C46 26 76 30 108 44S182 70 220 56 284 32 318 40"
          strokeDasharray="1 6"
          strokeLinecap="round"
          strokeWidth="2.2"
        />
        <path d="M62 27c5-4 13-3 15 1s-5 6-9 5-8-4-6-6ZM150 48c4-3 10-2 11 1s-4 5-7 4-6-3-4-5ZM242 40c6-4 14-3 16 1s-6 6-10 5-9-4-6-6Z" />
      </svg>
      <p className="font-serif text-lg">{children}</p>
      {action && (
        <p className="mt-2">
          <a href={action.href} className="inline-flex min-h-11 items-center">
            {action.label}
          </a>
        </p>
      )}
    </div>
  )
}
