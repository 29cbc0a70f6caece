import { printDate } from '@/lib/dates'

// (check) Every sentence in this file is for ORNCC's board to sign off. It says that somebody was there, and no more: who
// may call themselves a certified trainer is for the Center for Nonviolent Communication alone to say.

export type CertificateWords = {
  name: string
  course: string
  trainers: readonly string[]
  attended: number
  of: number
  minutes: number
  firstAt: Date
  lastAt: Date
  zone: string
  isDemonstration: boolean
}

/** The whole text of a certificate, in the form that `lib/paper.ts` reads. */
export function certificateText(facts: CertificateWords): string {
  const { attended, of, firstAt, lastAt, zone, trainers } = facts
  const [first, last] = [printDate(firstAt, zone), printDate(lastAt, zone)]
  return [
    ...(facts.isDemonstration ? ['*** Demonstration: not a certificate ***'] : []),
    'Certificate of attendance',
    `Name: ${facts.name}`,
    `Course: ${facts.course}`,
    `Attended: ${of === 1 ? 'the one session' : `${attended} of ${of} sessions`}, ${printHours(facts.minutes)}`,
    `Held: ${first === last ? first : `${first} to ${last}`}`,
    ...(trainers.length > 0 ? [`Led by: ${trainers.join(', ')}`] : []),
    'The person named above was at these sessions.',
    'This is a certificate of attendance only. It is not a certification in Nonviolent Communication, does not examine what was learned, and gives no right to teach.',
    'ORNCC, the Oregon Network for Compassionate Communication',
  ].join('\n')
}

/** "1 hour", "2.5 hours", in quarters. */
function printHours(minutes: number): string {
  const hours = Math.round(minutes / 15) / 4
  return hours === 1 ? '1 hour' : `${hours} hours`
}
