import { composeEmail, type Email } from '@/lib/email'

/** Do you want to be told? The second half of a double opt-in: nothing is told before the button was pressed. */
export function confirmInterestEmail({ course, confirmHref }: { course: string; confirmHref: string }): Email {
  return composeEmail(`Shall we tell you when a run opens? ${course}`, [
    {
      paragraph: `Somebody, probably you, asked us to write to this address when a run of ${course} opens for registration.`,
    },
    { paragraph: 'If that is what you want, open this page and press its button:' },
    { action: { label: 'Yes, tell me', href: confirmHref } },
    { paragraph: 'You then get one mail for each run that opens, and nothing else. Each has a link that stops them.' },
    {
      paragraph:
        'If you do not want it, nothing needs doing. We tell you nothing, and forget this address after 30 days.',
    },
  ])
}

/** Asked for again by somebody who is on the list. */
export function onListEmail({ course, stopHref }: { course: string; stopHref: string }): Email {
  return composeEmail(`You are on the list: ${course}`, [
    {
      paragraph: `Somebody, probably you, asked us to write to this address when a run of ${course} opens for registration. You have asked for that before, and we will: nothing needs doing.`,
    },
    { paragraph: 'If you do not want it any more, stop it here:' },
    { link: { label: 'Stop telling me', href: stopHref } },
  ])
}

type OpenRun = {
  course: string
  times: string[]
  place: string
  price: string
  runHref: string
  stopHref: string
  /** Who writes, and from where: the law on announcements asks for a postal address (15 USC 7704). */
  postalAddress: string
  isDemonstration: boolean
}

/** Registration for a run has opened. An announcement, so it says how to stop it and where ORNCC has its seat. */
export function openRunEmail(run: OpenRun): Email {
  return composeEmail(
    `Registration is open: ${run.course}`,
    [
      { paragraph: `You asked us to tell you when a run of ${run.course} opens. One has:` },
      { heading: run.times.length === 1 ? 'When' : `${run.times.length} sessions` },
      { list: run.times },
      { paragraph: `Where: ${run.place}` },
      { paragraph: `Price: ${run.price}` },
      { action: { label: 'See this run, and take a seat', href: run.runHref } },
      { paragraph: 'We write to you once about each run of this course, and you need not do anything.' },
      { link: { label: 'Stop telling me', href: run.stopHref } },
      { paragraph: `Our postal address: ${run.postalAddress}` },
    ],
    run.isDemonstration ? 'Demonstration: this course is an example, and nobody meets at these times.' : undefined,
  )
}
