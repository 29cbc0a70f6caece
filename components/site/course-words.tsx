import type { ReactNode } from 'react'

/** What a course is, for whom, and what it asks for: on its public page, and in the desk's preview of it. */
export function CourseWords({
  description,
  audience,
  prerequisites,
  heading: Heading = 'h2',
}: {
  description: ReactNode
  audience: ReactNode
  prerequisites: string | null
  heading?: 'h2' | 'h3'
}) {
  return (
    <div className="grid gap-10 lg:grid-cols-2 lg:gap-16">
      <section aria-labelledby="learn">
        <Heading id="learn" className="mb-3 text-2xl">
          What you learn
        </Heading>
        {description}
      </section>
      <div className="space-y-10">
        <section aria-labelledby="for">
          <Heading id="for" className="mb-3 text-2xl">
            Who it is for
          </Heading>
          {audience}
        </section>
        <section aria-labelledby="before">
          <Heading id="before" className="mb-3 text-2xl">
            What to bring with you
          </Heading>
          {prerequisites ? (
            <>
              <p className="measure whitespace-pre-line">{prerequisites}</p>
              <p className="measure mt-2 text-ink-soft">You judge for yourself whether that is so; nobody checks.</p>
            </>
          ) : (
            <p className="measure">Nothing. No experience is needed.</p>
          )}
        </section>
      </div>
    </div>
  )
}
