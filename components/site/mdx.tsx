import type { ComponentProps, ReactNode } from 'react'

/**
 * The practice at the end of an article, set apart: a sheet of paper, one drawn line, the invitation, nothing to click.
 */
function Practice({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section
      aria-labelledby="practice"
      className="from-margin clear-both mt-[2.6em] bg-leaf px-6 pt-8 pb-9 sm:px-12 sm:pt-10 sm:pb-12 print:break-inside-avoid print:border print:border-ink"
    >
      <svg
        viewBox="0 0 560 48"
        aria-hidden="true"
        className="mb-6 w-full text-dusk"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
      >
        <path d="M2 30C52 8 96 10 132 26S206 50 246 34 286 4 318 6 350 34 322 38 284 18 316 10 412 16 452 28 520 32 558 18" />
      </svg>
      <h2 id="practice" className="leading-tight">
        {title && <span className="label mb-1 block text-dusk">Practice</span>}
        <span className="block text-2xl">{title ?? 'Practice'}</span>
      </h2>
      <div className="mt-4 max-w-150 space-y-[0.9em] text-[1.1em] leading-[1.62]">{children}</div>
    </section>
  )
}

/** One sentence of the article, lifted out. Those who listen to the page have it already in the text. */
function PullQuote({ children }: { children: ReactNode }) {
  return (
    <div
      aria-hidden="true"
      className="pull-quote from-margin clear-both my-[1.9em] border-water border-t-2 text-balance pt-4 text-2xl leading-snug print:hidden"
    >
      {children}
    </div>
  )
}

/** A remark in the margin; between two paragraphs where there is none. */
function Aside({ children }: { children: ReactNode }) {
  return (
    <aside className="in-margin border-water border-t-2 pt-2 text-ink-soft text-sm leading-normal">
      <div className="space-y-2">{children}</div>
    </aside>
  )
}

/** What the organization has still to decide, said aloud rather than guessed. */
function NotDecided({ children }: { children: ReactNode }) {
  return (
    <div className="border-2 border-stone border-dashed bg-leaf px-5 py-4 font-sans text-base">
      <p className="font-semibold">Not decided yet</p>
      <div className="space-y-2">{children}</div>
    </div>
  )
}

function Table(props: ComponentProps<'table'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable without a pointer.
    <section aria-label="Table" tabIndex={0} className="-mx-1.5 overflow-x-auto px-1.5 py-1.5 font-sans text-base">
      <table
        {...props}
        className="w-full border-collapse [&_td]:border-line [&_td]:border-b [&_td]:py-2 [&_td]:pr-5 [&_td]:align-top [&_th]:border-ink [&_th]:border-b-2 [&_th]:py-2 [&_th]:pr-5 [&_th]:text-left"
      />
    </section>
  )
}

/** What a file in content/ may use beyond Markdown, but for what asks the database. An unknown name fails the build. */
export const mdxComponents = { Practice, PullQuote, Aside, NotDecided, table: Table }
