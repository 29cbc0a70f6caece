import { z } from 'zod'
import { LIVE } from '@/lib/courses/seats'
import { db } from '@/lib/db'
import { nameField } from '@/lib/form-fields'
import { isZone } from '@/lib/wall-time'

export const detailsSchema = z.object({
  name: nameField,
  zone: z.string('Choose a time zone').refine(isZone, 'Choose a time zone'),
})

/**
 * Saves somebody's own name and the zone whose times our mails add. The name on a registration or a receipt is the one
 * that was typed for it; registrations that are still live take the zone over.
 */
export async function saveDetails(personId: string, { name, zone }: z.infer<typeof detailsSchema>): Promise<void> {
  await db.$transaction([
    db.person.update({ where: { id: personId }, data: { name } }),
    db.registration.updateMany({ where: { personId, state: { in: [...LIVE] } }, data: { zone } }),
  ])
}

/** Both as they are now; the zone is null while no live registration names one. */
export async function readDetails(personId: string) {
  const { name, registrations } = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      name: true,
      registrations: {
        where: { state: { in: [...LIVE] }, zone: { not: null } },
        select: { zone: true },
        orderBy: { createdAt: 'desc' },
        take: 1,
      },
    },
  })
  return { name, zone: registrations[0]?.zone ?? null }
}
