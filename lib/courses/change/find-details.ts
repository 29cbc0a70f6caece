import { db } from '@/lib/db'
import { emailOf } from '@/lib/people/email-of'

/** What somebody typed when they registered, for the form that corrects it. */
export async function findDetails(registrationId: string) {
  const { person, ...details } = await db.registration.findUniqueOrThrow({
    where: { id: registrationId },
    select: { name: true, pronouns: true, accessNeeds: true, person: { select: { email: true } } },
  })
  return { ...details, email: emailOf(person) }
}
