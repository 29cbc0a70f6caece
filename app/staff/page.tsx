import type { Metadata } from 'next'
import { PageHeader } from '@/components/site/page-header'
import { Notice } from '@/components/ui/notice'
import { countOpenApplications } from '@/lib/board/queries'
import { countWaitingScholarships } from '@/lib/courses/price/scholarship-queries'
import { listRuns } from '@/lib/courses/runs/desk-queries'
import { countGifts } from '@/lib/giving/queries'
import { countFailedMail } from '@/lib/mail-log'
import { countFailedJobs } from '@/lib/office/jobs-desk/failed-jobs'
import { countWaitingMoney } from '@/lib/payments/queries'
import { withGrant } from '@/lib/people/granted'
import { requireDesk } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: { absolute: 'ORNCC desk' },
  description: 'The lists of those who run ORNCC.',
}

export default async function DeskPage() {
  const { personId, name, roles } = await requireDesk()
  const [staff, treasurer, reviewer] = await Promise.all([
    withGrant(personId, 'STAFF'),
    withGrant(personId, 'TREASURER'),
    withGrant(personId, 'REVIEWER'),
  ])
  const gifts = treasurer && (await countGifts(treasurer))
  const waitingMoney = treasurer ? await countWaitingMoney(treasurer) : 0
  const boardReader = staff ?? reviewer
  const runs = staff && (await listRuns(staff)).upcoming.length
  const scholarships = staff && (await countWaitingScholarships(staff))
  const failedMails = staff ? await countFailedMail() : 0
  const failedJobs = staff ? await countFailedJobs() : 0
  const applications = boardReader && (await countOpenApplications(boardReader))
  return (
    <div className="page">
      <PageHeader title="Desk" lede={`You are signed in as ${name}.`} />
      {failedMails > 0 && (
        <div className="mb-8">
          <Notice
            look="warm"
            title={failedMails === 1 ? '1 mail could not be sent' : `${failedMails} mails could not be sent`}
          >
            <p>
              In the last 30 days. Each is tried again for three days after it was written.{' '}
              <a href="/staff/mail?state=FAILED">Show them</a>
            </p>
          </Notice>
        </div>
      )}
      {failedJobs > 0 && (
        <div className="mb-8">
          <Notice look="warm" title={failedJobs === 1 ? '1 job was given up' : `${failedJobs} jobs were given up`}>
            <p>
              The site could not do it by itself. <a href="/staff/jobs">See why, and try again</a>
            </p>
          </Notice>
        </div>
      )}
      <ul className="max-w-190 border-line border-t">
        {staff && (
          <Desk href="/staff/runs" label="Runs" count={`${runs} upcoming`}>
            Who has a seat, and one form that adds or changes a run.
          </Desk>
        )}
        {staff && (
          <Desk href="/staff/scholarships" label="Scholarships" count={`${scholarships} waiting`}>
            Who has asked to pay less, and the answers.
          </Desk>
        )}
        {staff && (
          <Desk href="/staff/discounts" label="Discount codes">
            Codes that take something off the price of a seat.
          </Desk>
        )}
        {staff && (
          <Desk href="/staff/people" label="People">
            Who is known here; a wrong name or address put right, two records made one.
          </Desk>
        )}
        {staff && (
          <Desk href="/staff/mail" label="Mail">
            What the site has written to whom, and what became of it.
          </Desk>
        )}
        {treasurer && (
          <Desk
            href="/staff/gifts"
            label="Gifts"
            count={waitingMoney > 0 ? `${waitingMoney} waiting for you` : `${gifts} received`}
          >
            What was given, the receipt of each gift, and what about money waits for the treasurer.
          </Desk>
        )}
        {treasurer && (
          <Desk href="/staff/funds" label="Funds">
            What gifts can be set aside for, and the campaigns.
          </Desk>
        )}
        {treasurer && (
          <Desk href="/staff/statements" label="Statements">
            The year-end statements of donors: which are made, mailed, or to be printed.
          </Desk>
        )}
        {treasurer && (
          <Desk href="/staff/payments" label="Payments">
            Every payment, its fee and what went back of it; refunds by line, disputes, and exports for the books.
          </Desk>
        )}
        {treasurer && (
          <Desk href="/staff/reconcile" label="Payouts">
            What each deposit at the bank is made of, and where Stripe’s books and ours differ.
          </Desk>
        )}
        {boardReader && (
          <Desk href="/staff/applications" label="Applications" count={`${applications} open`}>
            Who has applied to the board.
          </Desk>
        )}
        {roles.includes('OWNER') && (
          <Desk href="/staff/grants" label="Roles">
            Who may do what here, and what to do when a phone is lost.
          </Desk>
        )}
        {roles.includes('OWNER') && (
          <Desk href="/staff/settings" label="Settings">
            Legal name, tax number, addresses: what only ORNCC knows, and what is closed while it is not set.
          </Desk>
        )}
        <Desk href="/staff/audit" label="Audit">
          Who did what to what, and when.
        </Desk>
        {staff && (
          <Desk href="/staff/jobs" label="Jobs">
            What the site does by itself and could not do.
          </Desk>
        )}
      </ul>
    </div>
  )
}

function Desk({ href, label, count, children }: { href: string; label: string; count?: string; children: string }) {
  return (
    <li className="border-line border-b py-4">
      <p className="flex flex-wrap items-baseline gap-x-4">
        <a href={href} className="inline-flex min-h-11 items-center font-semibold font-serif text-xl">
          {label}
        </a>
        {count && <span className="text-ink-soft">{count}</span>}
      </p>
      <p>{children}</p>
    </li>
  )
}
