import type { Metadata } from 'next'
import { OwnTalk } from '@/app/(door)/board/apply/[token]/interview/own-talk'
import { FormTitle } from '@/components/form/form-title'
import { DoorScript } from '@/components/site/door-script'
import { PageHeader } from '@/components/site/page-header'
import { AnswerList } from '@/components/ui/answer-list'
import { ButtonLink } from '@/components/ui/button'
import { answersOf } from '@/lib/board/answers'
import { isClosed } from '@/lib/board/application-state'
import { findOwnInterview } from '@/lib/board/interview/interview-queries'
import { listOwnSteps } from '@/lib/board/members/member-queries'
import { promiseInWords, stateToApplicant } from '@/lib/board/own/applicant-words'
import { findOwnApplication } from '@/lib/board/own/find-own-application'
import { printDate } from '@/lib/dates'
import { DeadApplicationLink } from './dead-link'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

export default async function OwnApplicationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const application = await findOwnApplication(token)
  if (!application) return <DeadApplicationLink />
  const interview = await findOwnInterview(token)
  const { title, words } = stateToApplicant(application.state)
  const { id, state, submittedAt, resume, letter, eraseAfter } = application
  const promise = promiseInWords(application, new Date())
  const steps = await listOwnSteps(id)
  return (
    <div className="page">
      <FormTitle>{title}</FormTitle>
      <PageHeader title={title} lede={`Your application to the board, sent on ${printDate(submittedAt)}.`} />
      <div className="max-w-190 space-y-9">
        {interview ? (
          <div className="space-y-4">
            <OwnTalk interview={interview} />
            <ButtonLink href={`/board/apply/${token}/interview`} look={interview.set ? 'quiet' : 'primary'}>
              {interview.set ? 'Change it' : 'Choose a time'}
            </ButtonLink>
          </div>
        ) : (
          <p className="measure">
            {words} {promise}
          </p>
        )}
        {letter && (
          <section aria-labelledby="letter">
            <h2 id="letter" className="mb-3 text-xl">
              The board’s letter
            </h2>
            <pre className="wrap-anywhere whitespace-pre-wrap bg-leaf p-4 font-sans">{letter}</pre>
          </section>
        )}
        {steps.length > 0 && (
          <section aria-labelledby="steps">
            <h2 id="steps" className="mb-3 text-xl">
              When somebody joins the board
            </h2>
            <p className="measure mb-3">A member of the board goes through these with you, and ticks what is done.</p>
            <ul className="border-line border-t">
              {steps.map(({ id: step, label, isDone }) => (
                <li key={step} className="wrap-anywhere border-line border-b py-3">
                  {label}
                  {isDone && <span className="text-ink-soft"> · done</span>}
                </li>
              ))}
            </ul>
          </section>
        )}
        {eraseAfter && <p className="measure">All that you sent is erased on {printDate(eraseAfter)}.</p>}
        {!isClosed(state) && (
          <p>
            <a href={`/board/apply/${token}/withdraw`} className="inline-flex min-h-11 items-center">
              Withdraw the application
            </a>
          </p>
        )}
        <section aria-labelledby="sent" className="space-y-6 border-line border-t pt-6">
          <h2 id="sent" className="text-2xl">
            What you sent
          </h2>
          <p>{resume ? `Resume: ${resume.name}` : 'No resume.'}</p>
          {answersOf(application).map(({ title, answers }) => (
            <section key={title}>
              <h3 className="mb-3 text-xl">{title}</h3>
              <AnswerList answers={answers} />
            </section>
          ))}
        </section>
      </div>
      <DoorScript />
    </div>
  )
}
