import type { Prisma } from '@/lib/db'
import { emailOf } from '@/lib/people/email-of'

/** Whom a mail about a seat goes to, and which sessions it was for. */
export const heldBy = {
  id: true,
  runId: true,
  linkVersion: true,
  calendarSequence: true,
  name: true,
  accessNeeds: true,
  zone: true,
  state: true,
  createdAt: true,
  sessions: { select: { sessionId: true } },
  person: { select: { email: true } },
} satisfies Prisma.RegistrationSelect

/** One registration under its run's lock. `choice` names its sessions; none is the whole series. */
export type Held = Omit<Prisma.RegistrationGetPayload<{ select: typeof heldBy }>, 'sessions' | 'person'> & {
  email: string
  choice: string[]
}

export function toHeld({ sessions, person, ...held }: Prisma.RegistrationGetPayload<{ select: typeof heldBy }>): Held {
  return { ...held, email: emailOf(person), choice: sessions.map(({ sessionId }) => sessionId) }
}
