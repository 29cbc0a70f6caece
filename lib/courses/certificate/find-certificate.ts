import { chosenSessions } from '@/lib/courses/seats'
import { db, RegistrationState, RunStatus } from '@/lib/db'
import { readLinkToken } from '@/lib/links'
import { paperPdf } from '@/lib/paper-pdf'
import { certificateFacts } from './certificate'
import { certificateText } from './certificate-wording'

/** The certificate of attendance of the registration behind a manage link; null where none is earned. */
export async function findCertificate(token: string, now = new Date()) {
  const link = readLinkToken('registration', token)
  const registration =
    link &&
    (await db.registration.findFirst({
      where: { id: link.id, linkVersion: link.version, state: RegistrationState.CONFIRMED },
      select: {
        name: true,
        sessions: { select: { sessionId: true } },
        attendances: { select: { sessionId: true } },
        run: {
          select: {
            slug: true,
            status: true,
            zone: true,
            isDemonstration: true,
            course: { select: { title: true } },
            sessions: {
              select: { id: true, startsAt: true, endsAt: true, cancelledAt: true },
              orderBy: { startsAt: 'asc' },
            },
            trainers: { select: { trainer: { select: { name: true } } }, orderBy: { position: 'asc' } },
          },
        },
      },
    }))
  if (!registration) return null
  const { run, name } = registration
  const choice = registration.sessions.map(({ sessionId }) => sessionId)
  const sessions = chosenSessions(run.sessions, choice)
  const came = registration.attendances.map(({ sessionId }) => sessionId)
  const facts = certificateFacts({ sessions, came, isHeld: run.status === RunStatus.PUBLISHED, now })
  const [first, last] = [sessions[0], sessions.at(-1)]
  if (!facts.isEarned || !first || !last) return null
  const course = run.course.title
  const text = certificateText({
    ...facts,
    name,
    course,
    trainers: run.trainers.map(({ trainer }) => trainer.name),
    firstAt: first.startsAt,
    lastAt: last.endsAt,
    zone: run.zone,
    isDemonstration: run.isDemonstration,
  })
  return { text, course, filename: `ORNCC-attendance-${run.slug}.pdf`, heldUntil: last.endsAt }
}

type Certificate = NonNullable<Awaited<ReturnType<typeof findCertificate>>>

/** The same as a PDF, the same bytes each time. Null where the name has letters that our fonts lack. */
export async function certificatePdf({ text, course, filename, heldUntil }: Certificate) {
  const bytes = await paperPdf([{ text, isCopy: false }], {
    title: `Certificate of attendance: ${course}`,
    madeAt: heldUntil,
  })
  return bytes && { filename, bytes }
}
