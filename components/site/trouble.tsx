import { buttonClass } from '@/components/ui/button'
import { Mark } from './mark'

/** One calm page for what went wrong on our side, with the reference under which it is logged. */
export function Trouble({ error, retry }: { error: unknown; retry: () => void }) {
  const reference = referenceOf(error)
  return (
    <main className="page flex-1 py-10">
      <a href="/" aria-label="ORNCC, home" className="inline-flex min-h-11 items-center gap-2.5 text-ink no-underline">
        <Mark className="size-10 text-fir" />
        <span className="font-semibold font-serif text-xl tracking-wide">ORNCC</span>
      </a>
      <h1 className="mt-10 text-4xl">Something went wrong on our side</h1>
      <p className="measure mt-4 font-serif text-lg">
        It was not anything you did. If you had sent a form, look into your mail before you send it again: it may have
        arrived.
      </p>
      {reference && (
        <p className="mt-4 text-ink-soft">
          If you write to us, please give this reference: <span className="select-all font-semibold">{reference}</span>
        </p>
      )}
      <div className="mt-8 flex flex-wrap gap-4">
        <button type="button" onClick={() => retry()} className={buttonClass()}>
          Try again
        </button>
        <a href="/contact" className={buttonClass('quiet')}>
          Write to us
        </a>
      </div>
    </main>
  )
}

function referenceOf(error: unknown): string | undefined {
  return error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : undefined
}
