import { db } from '@/lib/db'
import { queueMail } from '@/lib/mail'
import { confirmInterestEmail, onListEmail } from './interest-emails'
import { interestLinks } from './interest-links'
import type { InterestInput } from './interest-schema'

/**
 * Notes that somebody wants to be told when a run of a course opens, and asks the address whether that is so; one mail a
 * form. Nothing is told before its owner has said yes, also where they had stopped it once. The answer is the same for
 * every address, so that nobody learns who is on the list.
 */
export async function askToBeTold({ course: slug, email, formKey }: InterestInput, now = new Date()): Promise<void> {
  await db.$transaction(async (tx) => {
    const course = await tx.course.findUnique({ where: { slug }, select: { id: true, title: true } })
    if (!course) return
    const ofAddress = { courseId: course.id, email }
    await tx.courseInterest.createMany({ data: { ...ofAddress, createdAt: now }, skipDuplicates: true })
    // Who asks again has the whole time again to say yes.
    await tx.courseInterest.updateMany({ where: { ...ofAddress, confirmedAt: null }, data: { createdAt: now } })
    const { id, confirmedAt, stoppedAt } = await tx.courseInterest.findUniqueOrThrow({
      where: { courseId_email: ofAddress },
    })
    const isOnList = confirmedAt !== null && stoppedAt === null
    const facts = { course: course.title, ...interestLinks(id) }
    await queueMail(tx, {
      ...(isOnList ? onListEmail(facts) : confirmInterestEmail(facts)),
      cause: `interest:${id}:${formKey}`,
      template: isOnList ? 'interest-on-list' : 'interest-confirm',
      to: email,
    })
  })
}
