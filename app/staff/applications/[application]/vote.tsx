import type { ReactNode } from 'react'
import { isRefusedPost } from '@/app/refused-post'
import { ButtonLink } from '@/components/ui/button'
import { Moment } from '@/components/ui/moment'
import { minutesLine, outcomeInWords } from '@/lib/board/vote/count-votes'
import type { readVotes } from '@/lib/board/vote/vote-queries'
import { HOME_ZONE, printDate } from '@/lib/dates'
import { CloseVoteForm, VoteForm } from './vote-forms'

type Props = {
  application: { id: string; name: string; mayOpenVote: boolean; mayCloseVote: boolean }
  votes: Awaited<ReturnType<typeof readVotes>>
  mayVote: boolean
}

/** The open vote and the results of those before; nothing where there is neither and none may be opened. */
export async function Vote({ application, votes: { open, closed }, mayVote }: Props): Promise<ReactNode> {
  if (!open && closed.length === 0 && !application.mayOpenVote) return null
  return (
    <section aria-labelledby="vote" className="space-y-5">
      <h2 id="vote" className="text-xl">
        The vote
      </h2>
      {closed.map((result) => (
        <div key={result.id} className="space-y-1">
          <p className="font-semibold">{outcomeInWords(result.outcome)}</p>
          <p className="max-w-160 border-line border-l-4 pl-4">
            {minutesLine({ ...result, name: application.name, closedOn: printDate(result.closedAt) })}
          </p>
        </div>
      ))}
      {open && (
        <>
          <p>
            Open until <Moment at={open.closesAt} zone={HOME_ZONE} />, or until everybody has voted. Votes so far:{' '}
            {open.cast}.
          </p>
          {open.count ? (
            <p>
              {open.count.YES ?? 0} yes, {open.count.NO ?? 0} no, {open.count.ABSTAIN ?? 0} abstaining.
            </p>
          ) : (
            <p>You see the count once your own vote is in.</p>
          )}
          {mayVote && <VoteForm application={application.id} round={open.id} own={open.own} />}
        </>
      )}
      {open?.isInMeeting && application.mayCloseVote && (
        <details open={await isRefusedPost()} className="border-line border-y py-1">
          <summary className="min-h-11 cursor-pointer py-2 font-semibold">Close the vote now</summary>
          <div className="space-y-4 py-3">
            <p>
              Once enough have voted, the meeting need not wait for who is absent: their votes are not counted, and the
              result stands.
            </p>
            <CloseVoteForm application={application.id} round={open.id} name={application.name} />
          </div>
        </details>
      )}
      {application.mayOpenVote && closed.length > 0 && (
        <p>Nothing is decided yet. Talk it over, and open another vote when you are ready.</p>
      )}
      {application.mayOpenVote && (
        <ButtonLink href={`/staff/applications/${application.id}/vote`}>Open the vote</ButtonLink>
      )}
    </section>
  )
}
