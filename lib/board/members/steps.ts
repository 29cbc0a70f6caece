import { db } from '@/lib/db'
import type { Reviewer, Staff } from '@/lib/people/granted'

/** Sets what is to be done when somebody joins, in this order. A step that is left out keeps its ticks and is asked no more. */
export async function setSteps(who: Staff | Reviewer, labels: readonly string[], now = new Date()): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.boardStep.updateMany({
      where: { label: { notIn: [...labels] }, retiredAt: null },
      data: { retiredAt: now },
    })
    for (const [index, label] of labels.entries()) {
      const there = { position: index + 1, retiredAt: null }
      await tx.boardStep.upsert({ where: { label }, create: { label, ...there }, update: there })
    }
    await tx.auditEntry.create({
      data: { actor: `person:${who.personId}`, action: 'board-steps.set', subject: 'board-steps', details: { labels } },
    })
  })
}

/** Ticks one step of a member, or takes the tick back. */
export async function tickStep(
  who: Staff | Reviewer,
  { member: memberId, step: stepId, done }: { member: string; step: string; done: boolean },
  now = new Date(),
): Promise<'ticked' | 'unknown'> {
  return db.$transaction(async (tx) => {
    const [member, step] = [
      await tx.boardMember.count({ where: { id: memberId } }),
      await tx.boardStep.count({ where: { id: stepId } }),
    ]
    if (member === 0 || step === 0) return 'unknown'
    if (done) await tx.boardStepDone.createMany({ data: [{ memberId, stepId, doneAt: now }], skipDuplicates: true })
    else await tx.boardStepDone.deleteMany({ where: { memberId, stepId } })
    await tx.auditEntry.create({
      data: {
        actor: `person:${who.personId}`,
        action: done ? 'board-step.done' : 'board-step.undone',
        subject: `board-member:${memberId}`,
        details: { step: stepId },
      },
    })
    return 'ticked'
  })
}
