import { EmptyBed } from '@/components/ui/empty-bed'
import { Stone } from '@/components/ui/stone'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { Waiting } from '@/lib/office/dashboard/what-waits'

/** What somebody who has twenty minutes looks at first. */
export function Waits({ waiting }: { waiting: readonly Waiting[] }) {
  return (
    <section aria-labelledby="waits" className="max-w-190">
      <h2 id="waits" className="mb-3 text-2xl">
        Waits for you
      </h2>
      {waiting.length === 0 && <EmptyBed>Nothing waits for you just now.</EmptyBed>}
      {waiting.length > 0 && (
        <ul className="border-line border-t">
          {waiting.map(({ href, title, words, isTrouble }) => (
            <li key={`${href} ${title}`} className="flex gap-3.5 border-line border-b py-3">
              <span className={`mt-2 ${isTrouble ? 'text-berry-ink' : 'text-dusk'}`}>
                <Stone look={isTrouble ? 'half' : 'hollow'} className="size-5" />
              </span>
              <div className="min-w-0">
                <a href={href} className="inline-flex min-h-11 items-center font-semibold">
                  <span>
                    {isTrouble && <VisuallyHidden>Trouble: </VisuallyHidden>}
                    {title}
                  </span>
                </a>
                <p className="text-ink-soft">{words}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
