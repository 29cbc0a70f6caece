import { composeEmail, type Email } from '@/lib/email'

/** To the office: a session begins within a day, and Zoom has not given us all the links to it. */
export function officeRoomMissingEmail(facts: {
  course: string
  startsAt: string
  peopleWithoutLink: number
  runHref: string
}): Email {
  const { course, startsAt, peopleWithoutLink, runHref } = facts
  const people = peopleWithoutLink === 1 ? 'One person has' : `${peopleWithoutLink} people have`
  return composeEmail(`A room is missing: ${course}`, [
    { paragraph: `${course} begins on ${startsAt}, and Zoom has not made everything ready for it.` },
    ...(peopleWithoutLink === 0 ? [] : [{ paragraph: `${people} no link to the room yet.` }]),
    {
      paragraph:
        'The site goes on trying. If Zoom is not back in time, make a meeting by hand and paste its link into the run: then everybody’s door leads there.',
    },
    { action: { label: 'Go to the run', href: runHref } },
  ])
}
