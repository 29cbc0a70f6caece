import type { SeatFacts } from '@/lib/courses/emails'
import { composeEmail, type Email } from '@/lib/email'
import { formatCents } from '@/lib/money'

const demonstration = 'Demonstration: this course is an example, and nobody meets at these times.'

/** We have your request, and your seat is held while we read it. */
export function scholarshipAskedEmail(seat: SeatFacts): Email {
  return composeEmail(
    `We have your request: ${seat.course}`,
    [
      { greeting: seat.name },
      {
        paragraph: `Thank you for asking. A seat in ${seat.course} is held for you, and it stays held while a person at ORNCC reads your request. You need do nothing, and nobody will ask you for a reason.`,
      },
      {
        paragraph:
          'We write to you as soon as there is an answer. If you have heard nothing after three days, answer this mail.',
      },
      { heading: seat.times.length === 1 ? 'When' : `${seat.times.length} sessions` },
      { list: seat.times },
      { paragraph: `Where: ${seat.place}` },
      { paragraph: 'If your plans change before then, give the seat back here:' },
      { link: { label: 'Your registration', href: seat.manageHref } },
      { paragraph: 'A question? Answer this mail.' },
    ],
    seat.isDemonstration ? demonstration : undefined,
  )
}

type Answer = {
  kind: 'granted' | 'granted_part' | 'declined'
  priceCents: number
  heldUntil: string
}

/** What the office has answered, where something is to be paid. One that grants the whole price is a seat's own mail. */
export function scholarshipAnsweredEmail(seat: SeatFacts & Answer): Email {
  const price = formatCents(seat.priceCents)
  return composeEmail(
    `About your seat: ${seat.course}`,
    [
      { greeting: seat.name },
      ...answers[seat.kind](seat.course, price).map((paragraph) => ({ paragraph })),
      { paragraph: `The seat is held for you until ${seat.heldUntil}, and becomes yours when it is paid.` },
      { action: { label: 'See everything once more, and pay', href: seat.manageHref } },
      { heading: seat.times.length === 1 ? 'When' : `${seat.times.length} sessions` },
      { list: seat.times },
      { paragraph: `Where: ${seat.place}` },
      {
        paragraph:
          'If it does not fit after all, give the seat back on the same page, or let the time pass. Nothing is owed either way.',
      },
      { paragraph: 'A question? Answer this mail, and a person reads it.' },
    ],
    seat.isDemonstration ? demonstration : undefined,
  )
}

const answers: Record<Answer['kind'], (course: string, price: string) => string[]> = {
  granted: (course, price) => [
    `Yes: your seat in ${course} costs you ${price}, as you asked. We are glad that you come.`,
  ],
  granted_part: (course, price) => [
    `We can carry a part of the price of ${course}: for you the seat costs ${price}.`,
    'We would have liked to do more. If that is still too much, answer this mail and tell us.',
  ],
  declined: (course, price) => [
    `This time we cannot carry a part of the price of ${course}. We are sorry. That says nothing about you or about what you asked.`,
    `The seat is still open to you for ${price}. And if money is tight at another time, please ask again.`,
  ],
}

/** The course has begun, and the office never answered. */
export function scholarshipUnansweredEmail(seat: {
  name: string
  course: string
  courseHref: string
  isDemonstration: boolean
}): Email {
  return composeEmail(
    `We did not answer you in time: ${seat.course}`,
    [
      { greeting: seat.name },
      {
        paragraph: `${seat.course} has begun, and we have not answered your request. That was ours to do, and we are sorry. Nothing was charged, and the seat that was held for you has gone back.`,
      },
      { paragraph: 'If you would still like to come, answer this mail. The next dates are here:' },
      { link: { label: seat.course, href: seat.courseHref } },
    ],
    seat.isDemonstration ? demonstration : undefined,
  )
}

type OfficeRequest = { name: string; course: string; firstTime: string; deskHref: string }

/** For the office: somebody waits for an answer. Neither amounts nor what was written leave the desk. */
export function officeScholarshipEmail(request: OfficeRequest): Email {
  return composeEmail(`Scholarship asked for: ${request.course}, ${request.firstTime}`, [
    {
      paragraph:
        'Their seat stays held until there is an answer. They have been told to ask again after three days of silence.',
    },
    ...aboutRequest(request),
  ])
}

/** For the office: somebody still waits for an answer. */
export function officeReminderEmail(request: OfficeRequest & { askedAt: string }): Email {
  return composeEmail(`Still waiting for an answer: scholarship for ${request.course}, ${request.firstTime}`, [
    { paragraph: `This was asked on ${request.askedAt}, and nobody has answered yet. The seat stays held meanwhile.` },
    ...aboutRequest(request),
  ])
}

function aboutRequest({ name, course, firstTime, deskHref }: OfficeRequest) {
  return [
    {
      facts: [
        ['Name', name],
        ['Run', `${course}, ${firstTime}`],
      ] satisfies [string, string][],
    },
    { link: { label: 'Read it and answer', href: deskHref } },
  ]
}
