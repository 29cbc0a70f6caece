import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { stateInWords } from '@/lib/board/application-state'
import { readApplication } from '@/lib/board/queries'
import { listReferences, readReferences } from '@/lib/board/references/reference-queries'
import { listUnassigned, readProcess } from '@/lib/board/review/review-queries'
import { readVotes } from '@/lib/board/vote/vote-queries'
import { printDate } from '@/lib/dates'
import { alsoAs, requireStaffOrReviewer } from '@/lib/people/session'
import { Answers } from './answers'
import { DeclareForm } from './declare-form'
import { Process } from './process'
import { References } from './references'
import { Vote } from './vote'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'An application', description: 'One application to the board.' }

const done: Record<string, string> = {
  moved: 'It has moved.',
  assigned: 'They are assigned.',
  declared: 'Your declaration is written down.',
  opened: 'The vote is open.',
  voted: 'Your vote is in.',
  vote_closed: 'The vote is closed and counted.',
  scored: 'Your scores are in.',
  asked: 'They are asked by mail.',
  lapsed: 'It is closed, and the letter is on its way.',
}

type Props = { params: Promise<{ application: string }>; searchParams: Promise<{ done?: string }> }

export default async function ApplicationPage({ params, searchParams }: Props) {
  const id = z.uuid().safeParse((await params).application).data ?? notFound()
  const who = await requireStaffOrReviewer(`/staff/applications/${id}`)
  const reviewer = await alsoAs('REVIEWER')
  const process = (await readProcess(who, id)) ?? notFound()
  const [application, votes, unassigned, references, said] = await Promise.all([
    reviewer && readApplication(reviewer, id),
    readVotes(who, id),
    listUnassigned(who, id),
    listReferences(who, id),
    reviewer ? readReferences(reviewer, id) : [],
  ])
  const notice = done[(await searchParams).done ?? '']
  const { name, state, stateSince, submittedAt, standing } = process
  return (
    <div className="page">
      <PageHeader
        title={name}
        lede={`Sent on ${printDate(submittedAt)}. ${stateInWords(state)} since ${printDate(stateSince)}.`}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/applications', label: 'Applications' },
        ]}
      />
      <div className="max-w-190 space-y-9">
        {notice && (
          <div role="status">
            <Notice look="good">{notice}</Notice>
          </div>
        )}
        {reviewer && standing === 'undeclared' && process.mayDeclare && (
          <section aria-labelledby="declare" className="space-y-3">
            <h2 id="declare" className="text-xl">
              Before you read it
            </h2>
            <DeclareForm application={id} name={name} />
          </section>
        )}
        {standing === 'recused' && (
          <Notice title="You are recused">You read nothing of this application, and neither score nor vote.</Notice>
        )}
        {reviewer && standing === 'unassigned' && (
          <Notice title="You are not assigned to it">Reviewers read what they are assigned to.</Notice>
        )}
        {!reviewer && <p>What it says is for the board’s reviewers.</p>}
        {standing !== 'recused' && (
          <>
            <Vote application={process} votes={votes} mayVote={application !== null} />
            <div className="flex flex-wrap gap-3 empty:hidden">
              {application && (
                <>
                  {process.mayWriteLetter && (
                    <ButtonLink href={`/staff/applications/${id}/letter`}>Write the letter</ButtonLink>
                  )}
                  <ButtonLink href={`/staff/applications/${id}/score`} look="quiet">
                    {!process.mayScore ? 'See the scores' : process.hasScored ? 'See or change the scores' : 'Score it'}
                  </ButtonLink>
                </>
              )}
              {process.maySteer && <TalkLink id={id} state={state} />}
            </div>
            {application && <OnThisPage />}
            {application && <Answers application={application} />}
            <References application={id} references={references} said={said} maySteer={process.maySteer} />
            <Process application={process} unassigned={unassigned} />
          </>
        )}
        {application && process.mayDeclare && (
          <a href={`/staff/applications/${id}/recuse`} className="inline-flex min-h-11 items-center">
            I have a conflict of interest after all
          </a>
        )}
      </div>
    </div>
  )
}

function TalkLink({ id, state }: { id: string; state: string }) {
  if (state === 'SUBMITTED' || state === 'SCREENING') return null
  return (
    <ButtonLink href={`/staff/applications/${id}/interview`} look="quiet">
      {state === 'INTERVIEW' ? 'Set up the talk' : 'See the talk'}
    </ButtonLink>
  )
}

function OnThisPage() {
  return (
    <nav aria-label="On this page">
      <ul className="flex flex-wrap gap-x-6">
        {[
          ['#application', 'What they wrote'],
          ['#references', 'What references say'],
          ['#process', 'The review'],
        ].map(([href, label]) => (
          <li key={href}>
            <a href={href} className="inline-flex min-h-11 items-center">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
