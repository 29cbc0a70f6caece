import { AnswerList } from '@/components/ui/answer-list'
import { ButtonLink } from '@/components/ui/button'
import { answersOf } from '@/lib/board/answers'
import type { readApplication } from '@/lib/board/queries'

/** What the application says, and its resume. */
export function Answers({ application }: { application: NonNullable<Awaited<ReturnType<typeof readApplication>>> }) {
  const { id, resume } = application
  return (
    <div id="application" className="space-y-9">
      {resume ? (
        <div>
          <ButtonLink href={`/staff/applications/${id}/resume`} look="quiet">
            Download the resume
          </ButtonLink>
          <p className="mt-1 break-all text-ink-soft text-sm">
            {resume.name}, {Math.ceil(resume.size / 1024).toLocaleString('en-US')} KB
          </p>
        </div>
      ) : (
        <p>No resume was sent.</p>
      )}
      {answersOf(application).map(({ title, answers }) => (
        <section key={title}>
          <h2 className="mb-3 text-xl">{title}</h2>
          <AnswerList answers={answers} />
        </section>
      ))}
    </div>
  )
}
