import { csvFile } from '@/app/staff/csv-file'
import { minutesLine, outcomeInWords } from '@/lib/board/vote/count-votes'
import { listDecisions } from '@/lib/board/vote/vote-queries'
import { toCsv } from '@/lib/csv'
import { isoDay, printDate } from '@/lib/dates'
import { requireStaffOrReviewer } from '@/lib/people/session'

const head = [
  'Vote closed on (Pacific)',
  'Applicant',
  'Application sent on',
  'Outcome',
  'Yes',
  'No',
  'Abstaining',
  'Entitled to vote',
  'Quorum',
  'Recused',
  'Line for the minutes',
  'Demonstration',
]

export async function GET(): Promise<Response> {
  const decisions = await listDecisions(await requireStaffOrReviewer('/staff/applications'))
  const rows = decisions.map(({ application, ...vote }) => [
    isoDay(vote.closedAt),
    application?.name ?? 'Erased',
    application ? isoDay(application.submittedAt) : '',
    outcomeInWords(vote.outcome),
    ...[vote.yes, vote.no, vote.abstain, vote.voters, vote.quorum, vote.recused].map(String),
    minutesLine({ ...vote, name: application?.name ?? 'somebody (erased)', closedOn: printDate(vote.closedAt) }),
    application?.isDemonstration ? 'yes' : '',
  ])
  return csvFile('board-decisions', toCsv(head, rows))
}
