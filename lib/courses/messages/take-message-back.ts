import { db } from '@/lib/db'
import { takeMailBack } from '@/lib/mail'
import type { Staff } from '@/lib/people/granted'
import { messageCause, type Writer } from './write-to-run'

export type TakeBackOutcome = 'taken_back' | 'too_late' | 'unknown'

/** Takes back what was written to people of a run, by anybody, as long as no mail of it has begun to go out. */
export async function takeMessageBack(staff: Staff, messageId: string, now = new Date()): Promise<TakeBackOutcome> {
  return takeBackBy({ personId: staff.personId, runs: {} }, messageId, now)
}

/** All of it or nothing: the mails are locked, so either they are kept back or the first of them was quicker. */
export async function takeBackBy(
  { personId, runs }: Pick<Writer, 'personId' | 'runs'>,
  messageId: string,
  now: Date,
): Promise<TakeBackOutcome> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT "id" FROM "RunMessage" WHERE "id" = ${messageId}::uuid FOR UPDATE`
    const message = await tx.runMessage.findFirst({
      where: { id: messageId, run: runs },
      select: { runId: true, takenBackAt: true },
    })
    if (!message) return 'unknown'
    if (message.takenBackAt) return 'taken_back'
    if (!(await takeMailBack(tx, `${messageCause(messageId)}:`))) return 'too_late'
    await tx.runMessage.update({
      where: { id: messageId },
      data: { takenBackAt: now },
    })
    await tx.auditEntry.create({
      data: {
        actor: `person:${personId}`,
        action: 'run.message_taken_back',
        subject: `run:${message.runId}`,
        details: { messageId },
      },
    })
    return 'taken_back'
  })
}
