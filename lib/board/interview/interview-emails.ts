import { HOME_ZONE, printTime } from '@/lib/dates'
import { MINUTE_MS } from '@/lib/durations'
import { composeEmail, type Email } from '@/lib/email'
import { env } from '@/lib/env'

type Offered = { startsAt: Date; minutes: number }

/** To the applicant: the times that the board offers. They are chosen on their page, since mail programs press links. */
export function timesEmail(
  offer: { name: string; times: readonly Offered[]; place: string; words: string | null; href: string },
  now: Date,
): Email {
  return composeEmail('When could you talk with ORNCC’s board?', [
    { greeting: offer.name },
    { paragraph: 'Members of the Board of Directors would like to talk with you. Any of these times would do for us:' },
    { list: offer.times.map((time) => printOffer(time, now)) },
    { facts: [['Where', offer.place]] },
    ...(offer.words ? [{ quoted: offer.words }] : []),
    { action: { label: 'Choose a time', href: offer.href } },
    { paragraph: 'If none of them fits, say so there, and when you could.' },
  ])
}

/** The one reminder for each offer. */
export function timesReminderEmail(offer: { name: string; href: string }): Email {
  return composeEmail('A reminder: choose a time to talk with ORNCC’s board', [
    { greeting: offer.name },
    { paragraph: 'A few days ago we offered you times for a talk. You have not chosen one yet.' },
    { action: { label: 'Choose a time', href: offer.href } },
    { paragraph: 'If none of them fits, say so there, and when you could.' },
  ])
}

type About = {
  happens: 'set' | 'moved' | 'off' | 'left'
  time: string
  place: string
  href: string
  applicant: string
  isApplicant: boolean
}

/** To everybody: the talk is set, or has moved. */
export function setEmail({ happens, time, place, href, applicant, isApplicant }: About): Email {
  const withWhom = isApplicant ? 'with members of ORNCC’s board' : `with ${applicant}`
  const verb = happens === 'moved' ? 'has moved' : 'is set'
  return composeEmail(`The talk ${isApplicant ? 'with ORNCC’s board' : `with ${applicant}`} ${verb}`, [
    { paragraph: `The talk ${withWhom} ${verb}:`, typed: [applicant] },
    {
      facts: [
        ['When', time],
        ['Where', place],
      ],
    },
    { paragraph: 'The attached file puts it into your calendar.' },
    { action: { label: isApplicant ? 'Your application' : 'See the talk', href } },
    ...(isApplicant ? [{ paragraph: 'If you cannot come after all, say so there.' }] : []),
  ])
}

/** To everybody: the talk does not take place. To who is recused: it does so without them. */
export function calledOffEmail({ happens, time, href, applicant, isApplicant }: About): Email {
  const withWhom = isApplicant ? 'with ORNCC’s board' : `with ${applicant}`
  const isOut = happens === 'left'
  return composeEmail(isOut ? `You are out of the talk ${withWhom}` : `The talk ${withWhom} is called off`, [
    {
      paragraph: isOut
        ? `You are recused from the application of ${applicant}, so this talk takes place without you:`
        : `The talk ${withWhom} does not take place as it was set:`,
      typed: [applicant],
    },
    { facts: [[isOut ? 'When' : 'Was', time]] },
    { paragraph: 'The attached file takes it out of your calendar.' },
    ...(isOut ? [] : [{ action: { label: isApplicant ? 'Your application' : 'See the talk', href } }]),
  ])
}

/** To the board's readers of the application: the applicant can come at none of the times. */
export function noneFitsEmail({ id, name, noneFits }: { id: string; name: string; noneFits: string }): Email {
  return composeEmail(`None of the times fits ${name}`, [
    { paragraph: `${name} can come at none of the times that were offered, and writes:`, typed: [name] },
    { quoted: noneFits },
    { action: { label: 'Offer other times', href: `${env.SITE_URL}/staff/applications/${id}/interview` } },
  ])
}

function printOffer({ startsAt, minutes }: Offered, now: Date): string {
  return printTime(startsAt, new Date(startsAt.getTime() + minutes * MINUTE_MS), HOME_ZONE, now).full
}
