import type { OwnRegistration } from '@/lib/courses/own-registration'
import { isPast } from '@/lib/courses/run-state'
import { onlyWaited, printPlaceInLine } from '@/lib/courses/waitlist/waitlist'
import { printMoment } from '@/lib/dates'

const offerEnded = {
  title: 'The time to take the seat is over',
  words:
    'The seat that was kept for you goes to the next person who waits. Nothing was charged. You can join the waiting list again, at its end.',
}

/** How a registration stands, in words. */
export function standing(registration: OwnRegistration, now: Date): { title: string; words: string; hasSeat: boolean } {
  const { state, run, scholarship, inLine, offerExpiresAt } = registration
  if (run.status === 'CANCELLED') {
    return {
      title: 'This run is cancelled',
      words: run.cancelReason ?? 'It does not take place. We are sorry.',
      hasSeat: false,
    }
  }
  if (state === 'CANCELLED' && registration.cancelledBy !== 'registrant') {
    return {
      title: 'Your registration has ended',
      words: 'The office has ended it, and has written to you. If that is a surprise, please answer that mail.',
      hasSeat: false,
    }
  }
  if (state === 'CANCELLED' && onlyWaited(registration)) {
    return {
      title: 'You are off the waiting list',
      words: 'Thank you for telling us. You can join the list again, at its end.',
      hasSeat: false,
    }
  }
  if (state === 'CANCELLED') {
    return {
      title: 'You gave your seat back',
      words: `Thank you for telling us. ${registration.bill?.isPaid ? 'What becomes of your money stands in the mail that we have sent you. ' : ''}You can register again while seats are left.`,
      hasSeat: false,
    }
  }
  if (isPast(run, now)) return { title: 'This run is over', words: 'Thank you for being there.', hasSeat: false }
  switch (state) {
    case 'CONFIRMED':
      return { title: 'Your seat', words: 'It is yours. We look forward to meeting you.', hasSeat: true }
    case 'HOLD':
      if (scholarship?.state === 'REQUESTED') {
        return {
          title: 'We have your request',
          words:
            'A seat is held for you while a person reads it. You need do nothing: we write to you as soon as there is an answer.',
          hasSeat: true,
        }
      }
      return {
        title: 'A seat is held for you',
        words:
          'It becomes yours when the payment has arrived. We have mailed you a link to this page, so that you can also pay a little later.',
        hasSeat: true,
      }
    case 'OFFERED':
      return offerExpiresAt && now < offerExpiresAt
        ? {
            title: 'A seat is free for you',
            words: `It is kept for you until ${printMoment(offerExpiresAt, run.zone)}. Would you like it?`,
            hasSeat: true,
          }
        : { ...offerEnded, hasSeat: false }
    case 'WAITLISTED':
      return {
        title: 'You are on the waiting list',
        words: `${inLine ? `You are ${printPlaceInLine(inLine)}. ` : ''}We write to you when a seat is free for you; then you have some hours to take it.`,
        hasSeat: true,
      }
    case 'EXPIRED':
      if (onlyWaited(registration) && offerExpiresAt) return { ...offerEnded, hasSeat: false }
      if (onlyWaited(registration)) {
        return {
          title: 'The waiting list has closed',
          words: 'No seat came free for you this time. We are sorry, and thank you for waiting.',
          hasSeat: false,
        }
      }
      return {
        title: 'Your hold has ended',
        words: registration.bill?.isPaid
          ? 'Your payment came when no seat was left. All of it goes back, as the mail says that we have sent you.'
          : 'The seat went back, and nothing was charged. You can register again while seats are left.',
        hasSeat: false,
      }
  }
}
