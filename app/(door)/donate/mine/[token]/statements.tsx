import { Tag } from '@/components/ui/tag'
import type { ShownStatement } from '@/lib/payments/statements/statement-queries'

const words = { held: 'Held', outdated: 'Being corrected' } as const

/** The statements of a donor's years, each with the way to it. */
export function Statements({ statements, here }: { statements: readonly ShownStatement[]; here: string }) {
  return (
    <ul className="border-line border-t">
      {statements.map(({ taxYear, state }) => (
        <li key={taxYear} className="flex flex-wrap items-center gap-x-5 border-line border-b py-2">
          <a href={`${here}/statements/${taxYear}`} className="inline-flex min-h-11 items-center">
            Statement of {taxYear}
          </a>
          {state === 'true' ? (
            <a href={`${here}/statements/${taxYear}/statement.pdf`} className="inline-flex min-h-11 items-center">
              PDF<span className="sr-only"> of the statement of {taxYear}</span>
            </a>
          ) : (
            <Tag tone="warm">{words[state]}</Tag>
          )}
        </li>
      ))}
    </ul>
  )
}
