import { db, type Tx } from '@/lib/db'
import { touch } from '@/lib/page-tags'
import { findOrMakePerson } from '@/lib/people/find-or-make-person'
import type { Staff } from '@/lib/people/granted'
import type { ChangedTrainerInput, NewTrainerInput, TrainerInput } from './trainer-form'

/**
 * Adds somebody as a trainer, whom runs can then name. It gives them no role: what they see at /trainer opens when an owner
 * has given it. The id is of the form and the address, so that the form posted twice adds one. `is_trainer`: they are one already.
 */
export async function addTrainer(
  staff: Staff,
  { email, ...trainer }: NewTrainerInput,
): Promise<'saved' | 'is_trainer'> {
  return db.$transaction(async (tx) => {
    const { id: personId } = await findOrMakePerson(tx, { email, name: trainer.name })
    // Two forms about one name meet here.
    await tx.$executeRaw`LOCK TABLE "Trainer" IN SHARE ROW EXCLUSIVE MODE`
    const known = await tx.trainer.findFirst({
      where: { OR: [{ personId }, { id: trainer.id }] },
      select: { id: true },
    })
    if (known) return known.id === trainer.id ? 'saved' : 'is_trainer'
    await tx.trainer.create({ data: { ...trainer, personId, slug: await freeSlug(tx, trainer.name) } })
    await note(tx, staff, 'trainer.added', trainer)
    return 'saved'
  })
}

/**
 * Changes what pages say of a trainer, those of past runs too. `changed_meanwhile`: it was saved since the form was opened.
 * What is sent a second time as it stands is saved.
 */
export async function changeTrainer(
  staff: Staff,
  { id, updatedAt, ...words }: ChangedTrainerInput,
): Promise<'saved' | 'changed_meanwhile' | 'unknown'> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT "id" FROM "Trainer" WHERE "id" = ${id}::uuid FOR UPDATE`
    const before = await tx.trainer.findUnique({ where: { id } })
    if (!before) return 'unknown'
    const names = ['name', 'pronouns', 'certification', 'biography', 'isRetired'] as const
    if (names.every((name) => before[name] === words[name])) return 'saved'
    if (before.updatedAt.getTime() !== updatedAt.getTime()) return 'changed_meanwhile'
    await tx.trainer.update({ where: { id }, data: words })
    await note(tx, staff, 'trainer.changed', { id, ...words })
    const runs = await tx.runTrainer.findMany({ where: { trainerId: id }, select: { run: { select: { slug: true } } } })
    for (const { run } of runs) await touch(tx, [`run:${run.slug}`])
    return 'saved'
  })
}

async function note(
  tx: Tx,
  staff: Staff,
  action: string,
  { id, certification, isRetired }: TrainerInput,
): Promise<void> {
  const { personId } = await tx.trainer.findUniqueOrThrow({ where: { id }, select: { personId: true } })
  await tx.auditEntry.create({
    data: {
      actor: `person:${staff.personId}`,
      action,
      subject: `person:${personId}`,
      details: { trainer: id, certification, isRetired },
    },
  })
}

async function freeSlug(tx: Tx, name: string): Promise<string> {
  const wanted =
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'trainer'
  const taken = await tx.trainer.findMany({ where: { slug: { startsWith: wanted } }, select: { slug: true } })
  const isTaken = (slug: string) => taken.some((trainer) => trainer.slug === slug)
  let slug = wanted
  for (let number = 2; isTaken(slug); number++) slug = `${wanted}-${number}`
  return slug
}
