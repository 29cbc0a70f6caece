import type { Owed } from '@/lib/board/owed'
import { listApplications } from '@/lib/board/queries'
import { countWaitingScholarships } from '@/lib/courses/price/scholarship-queries'
import { runsInNeed } from '@/lib/courses/runs/runs-in-need'
import { printMoment } from '@/lib/dates'
import { countWaitingLetters } from '@/lib/giving/offline/letter-queries'
import { countFailedMail } from '@/lib/mail-log'
import { countFailedJobs } from '@/lib/office/jobs-desk/failed-jobs'
import { seenTemplates } from '@/lib/office/mail-desk/mail-kinds'
import { listReturned } from '@/lib/office/mail-desk/returned-mail'
import { cardTestingNow } from '@/lib/payments/open-door-again'
import { countWaitingMoney } from '@/lib/payments/queries'
import { refusedMails } from '@/lib/payments/refused-mail'
import { isWebhookFailing } from '@/lib/payments/webhook-queries'
import type { Reviewer, Staff, Treasurer } from '@/lib/people/granted'

/** Everything that somebody holds: each part of the desk is shown by its own grant. */
export type DeskHolder = { staff: Staff | null; treasurer: Treasurer | null; reviewer: Reviewer | null }

/** Something that somebody should see to, and where. `isTrouble`: the site itself has failed at it. */
export type Waiting = { href: string; title: string; words: string; isTrouble?: boolean }

/** What waits for somebody, each grant its own: what has failed first, then what other people wait for. */
export async function whatWaits(holder: DeskHolder, now = new Date()): Promise<Waiting[]> {
  const { staff, treasurer, reviewer } = holder
  const waiting = await Promise.all([
    treasurer ? moneyTroubles(treasurer, now) : [],
    staff ? failures(staff, treasurer, now) : [],
    staff ? runs(staff, now) : [],
    staff ? unreached(staff, now) : [],
    treasurer ? money(treasurer) : [],
    staff ? scholarships(staff) : [],
    reviewer ? applications(reviewer) : [],
    treasurer ? letters(treasurer) : [],
  ])
  return waiting.flat()
}

/** "1 mail could not be sent", "2 mails could not be sent". */
function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

async function moneyTroubles(treasurer: Treasurer, now: Date): Promise<Waiting[]> {
  const [isFailing, testing, refused] = await Promise.all([
    isWebhookFailing(now),
    cardTestingNow(treasurer, now),
    refusedMails(treasurer),
  ])
  return [
    ...(isFailing
      ? [
          {
            href: '/staff/webhooks',
            title: 'News from Stripe is not taken in',
            words: 'Payments may be made that do not stand here yet.',
            isTrouble: true,
          },
        ]
      : []),
    ...(testing
      ? [
          {
            href: '/staff/gifts',
            title: 'Somebody tries stolen cards at the giving form',
            words: 'It asks for more until that is over.',
            isTrouble: true,
          },
        ]
      : []),
    ...(refused.length > 0
      ? [
          {
            href: '/staff/gifts',
            title: counted(refused.length, 'mail to a donor was refused', 'mails to donors were refused'),
            words: 'Mostly the address has a slip in it: the receipt has not arrived.',
            isTrouble: true,
          },
        ]
      : []),
  ]
}

async function failures(staff: Staff, treasurer: Treasurer | null, now: Date): Promise<Waiting[]> {
  const [mails, jobs] = await Promise.all([
    countFailedMail(seenTemplates({ staff, treasurer }), now),
    countFailedJobs(),
  ])
  return [
    ...(mails > 0
      ? [
          {
            href: '/staff/mail?state=FAILED',
            title: counted(mails, 'mail could not be sent', 'mails could not be sent'),
            words: 'In the last 30 days. Each is tried again for three days after it was written.',
            isTrouble: true,
          },
        ]
      : []),
    ...(jobs > 0
      ? [
          {
            href: '/staff/jobs',
            title: counted(jobs, 'job was given up', 'jobs were given up'),
            words: 'The site could not do it by itself. See why, and try it again.',
            isTrouble: true,
          },
        ]
      : []),
  ]
}

async function runs(staff: Staff, now: Date): Promise<Waiting[]> {
  return (await runsInNeed(staff, now)).map(({ slug, title, need }) =>
    need === 'decision'
      ? { href: `/staff/runs/${slug}`, title: `Does it take place? ${title}`, words: 'It was to be decided by now.' }
      : {
          href: `/staff/runs/${slug}/edit`,
          title: `No Zoom link: ${title}`,
          words: 'It begins within a week, and nobody can come in before the link is there.',
        },
  )
}

async function unreached(staff: Staff, now: Date): Promise<Waiting[]> {
  const count = (await listReturned(staff, now)).filter(({ ahead }) => ahead.length > 0).length
  if (count === 0) return []
  const title = counted(count, 'person with a seat reads none of our mail', 'people with a seat read none of our mail')
  return [{ href: '/staff/mail/returned', title, words: 'It comes back. Ask them another way for their address.' }]
}

async function money(treasurer: Treasurer): Promise<Waiting[]> {
  const count = await countWaitingMoney(treasurer)
  if (count === 0) return []
  const title = counted(count, 'thing about money waits', 'things about money wait')
  return [{ href: '/staff/gifts#waiting', title, words: 'Refunds, disputes and payments that need your word.' }]
}

async function scholarships(staff: Staff): Promise<Waiting[]> {
  const count = await countWaitingScholarships(staff)
  if (count === 0) return []
  const title = counted(count, 'person has asked to pay less', 'people have asked to pay less')
  return [{ href: '/staff/scholarships', title, words: 'Their seats are held until you answer.' }]
}

const owedTitles: Record<Owed['kind'], [one: string, many: string]> = {
  vote: ['application waits for your vote', 'applications wait for your vote'],
  scores: ['application waits for your scores', 'applications wait for your scores'],
  declaration: ['application waits for you to declare', 'applications wait for you to declare'],
  times: ['applicant waits for times to talk', 'applicants wait for times to talk'],
  opening: ['application waits for a vote to be opened', 'applications wait for a vote to be opened'],
  letter: ['decision waits for its letter', 'decisions wait for their letters'],
}

async function applications(reviewer: Reviewer): Promise<Waiting[]> {
  const owed = (await listApplications(reviewer)).flatMap((application) => application.owed)
  const [firstClose] = owed
    .flatMap((one) => (one.kind === 'vote' ? [one.closesAt] : []))
    .sort((one, other) => one.getTime() - other.getTime())
  const words: Record<Owed['kind'], string> = {
    vote: firstClose ? `The first voting closes ${printMoment(firstClose)}.` : '',
    scores: 'What the others gave is shown once yours is in.',
    declaration: 'Whether anything stands between you and them, before you read what they wrote.',
    times: 'One of you offers some, and the others see it.',
    opening: 'One of you opens it, for a meeting or for some days apart.',
    letter: 'One of you writes it. Until it is sent, the applicant does not know.',
  }
  return (['vote', 'letter', 'opening', 'times', 'scores', 'declaration'] as const).flatMap((kind) => {
    const count = owed.filter((one) => one.kind === kind).length
    if (count === 0) return []
    return [{ href: '/staff/applications', title: counted(count, ...owedTitles[kind]), words: words[kind] }]
  })
}

async function letters(treasurer: Treasurer): Promise<Waiting[]> {
  const count = await countWaitingLetters(treasurer)
  if (count === 0) return []
  const title = counted(count, 'letter is to be printed', 'letters are to be printed')
  return [{ href: '/staff/gifts/letters', title, words: 'To donors who have no email.' }]
}
