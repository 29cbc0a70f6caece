import { withdrawReminders } from '@/lib/courses/calendar/send-reminders'
import { firstDay } from '@/lib/courses/first-day'
import { type LockedRun, lockRun } from '@/lib/courses/lock-run'
import { mailAgain, mailable } from '@/lib/courses/mail-again'
import { managePath } from '@/lib/courses/registration-links'
import { isPast } from '@/lib/courses/run-state'
import { LIVE } from '@/lib/courses/seats'
import { zoomChanged } from '@/lib/courses/zoom/zoom-changed'
import { db, OrderState, RegistrationState, type Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { queueMail } from '@/lib/mail'
import { checkoutOf, lockOrder } from '@/lib/payments/close-checkout'
import type { Effects } from '@/lib/payments/effects'
import { mailReceiptAgain } from '@/lib/payments/mail-receipt-again'
import { ownEmails } from '@/lib/people/bearer'
import { emailOf } from '@/lib/people/email-of'
import { findOrMakePerson } from '@/lib/people/find-or-make-person'
import { readSettings } from '@/lib/settings'
import { addressChangedEmail, officeAccessNeedsEmail } from './change-emails'
import type { DetailsInput } from './change-schema'
import { closePage, isQuiet } from './pay-page'

export type CorrectOutcome =
  /** `path` is where the registration is looked after from now on. */
  | { kind: 'saved'; path: `/r/${string}` }
  /** The new address is registered for this run by itself. */
  | { kind: 'taken' }
  /** The link by which this was asked is dead by now. */
  | { kind: 'link_died' }
  | { kind: 'not_live' }
  | { kind: 'over' }
  /** The page where the seat may be paid cannot be closed just now. */
  | { kind: 'unavailable' }

/**
 * Corrects what somebody typed when they registered. With a new address the registration, and the order that pays for it,
 * go to the person of that address; links that are out in the world die at once, and the new address is mailed everything
 * once more. The former one is told, without a link. A page at Stripe that was opened for the former address is closed
 * first: it would lead its payer back by a dead link. Receipts stay as they were written.
 *
 * `link` is the registration and the version of the link that was used: of two posts at once, the second finds it dead.
 */
export async function correctDetails(
  link: { id: string; linkVersion: number },
  typed: DetailsInput,
  effects: Effects,
  now = new Date(),
): Promise<CorrectOutcome> {
  const input = { ...typed, email: (await ownEmails(db, [typed.email]))(typed.email) }
  const order = await checkoutOf(link.id)
  const before = await db.registration.findUnique({ where: { id: link.id }, select: { runId: true, person: true } })
  const isMoving = before !== null && before.person.email !== input.email
  if (isMoving && (await isRegistered(db, before.runId, input.email))) return { kind: 'taken' }
  if (isMoving && order && !(await closePage(order, effects))) return { kind: 'unavailable' }

  return db.$transaction(async (tx) => {
    if (order) await lockOrder(tx, order.id)
    const own = await tx.registration.findUnique({ where: { id: link.id }, select: { runId: true } })
    const run = own && (await lockRun(tx, own.runId))
    if (!run) return { kind: 'link_died' }
    const registration = await tx.registration.findUniqueOrThrow({
      where: { id: link.id },
      select: { ...mailable, runId: true, personId: true, pronouns: true, person: { select: { email: true } } },
    })
    // Between the two reads it may have moved to another run, or its address may have been corrected.
    if (registration.linkVersion !== link.linkVersion || registration.runId !== run.id) return { kind: 'link_died' }
    if (!LIVE.some((state) => state === registration.state)) return { kind: 'not_live' }
    if (isPast(run, now)) return { kind: 'over' }

    const { name, pronouns, accessNeeds, email } = input
    const formerEmail = emailOf(registration.person)
    const isNewAddress = formerEmail !== email
    if (isNewAddress) {
      if (await isRegistered(tx, run.id, email)) return { kind: 'taken' }
      if (!(await isQuiet(tx, link.id, order))) return { kind: 'unavailable' }
      await moveToPerson(tx, registration.id, await findOrMakePerson(tx, { email, name }))
    }
    const { person: _, ...corrected } = await tx.registration.update({
      where: { id: link.id },
      data: { name, pronouns, accessNeeds, ...(isNewAddress ? { linkVersion: { increment: 1 } } : {}) },
      select: { ...mailable, person: true },
    })
    // What is not paid yet has no receipt, and the one it will get is to say the right name.
    if (order && name !== registration.name) {
      await tx.order.updateMany({
        where: { id: order.id, state: { not: OrderState.PAID }, payerName: registration.name },
        data: { payerName: name },
      })
    }
    const holder = { ...corrected, email }
    // They hold links that are dead now; who is still to be reminded hears it at the new address.
    if (isNewAddress) await withdrawReminders(tx, link.id)
    const version = `${link.id}:${corrected.linkVersion}`
    if (isNewAddress) {
      await mailAgain(tx, run, holder, `link-${corrected.linkVersion}`, now)
      await mailReceiptAgain(tx, link.id, { to: email, cause: `receipt-readdressed:${version}` })
      await tellFormerAddress(tx, run, { formerEmail, email, cause: `address-changed:${version}` })
    }
    const audit = await tx.auditEntry.create({
      data: {
        actor: 'registrant',
        action: 'registration.corrected',
        subject: `registration:${link.id}`,
        details: {
          hasNewName: name !== registration.name,
          hasNewPronouns: pronouns !== registration.pronouns,
          hasNewAccessNeeds: accessNeeds !== registration.accessNeeds,
          ...(isNewAddress ? { formerPersonId: registration.personId } : {}),
        },
      },
      select: { id: true },
    })
    if (accessNeeds !== registration.accessNeeds) await tellOffice(tx, run, holder, audit.id, now)
    if (holder.state === RegistrationState.CONFIRMED && (isNewAddress || name !== registration.name)) {
      await zoomChanged(tx, run.id)
    }
    return { kind: 'saved', path: managePath(corrected) }
  })
}

async function isRegistered(tx: Tx | typeof db, runId: string, email: string): Promise<boolean> {
  const live = { runId, person: { email }, state: { in: [...LIVE] } }
  return (await tx.registration.count({ where: live })) > 0
}

/** The registration, and the order that pays for nothing else, which its receipt and its refunds are mailed by. */
async function moveToPerson(tx: Tx, registrationId: string, { id: personId }: { id: string }): Promise<void> {
  await tx.registration.update({ where: { id: registrationId }, data: { personId } })
  await tx.order.updateMany({
    where: { lines: { some: { registrationId }, every: { registrationId } } },
    data: { personId },
  })
}

async function tellFormerAddress(
  tx: Tx,
  run: LockedRun,
  { formerEmail, email, cause }: { formerEmail: string; email: string; cause: string },
): Promise<void> {
  const { officeEmail } = await readSettings(tx)
  await queueMail(tx, {
    ...addressChangedEmail({
      course: run.course.title,
      maskedEmail: `${email.slice(0, 1)}…@…`,
      contactHref: `${env.SITE_URL}/contact`,
      isDemonstration: run.isDemonstration,
    }),
    cause,
    template: 'address-changed',
    to: formerEmail,
    replyTo: officeEmail,
  })
}

async function tellOffice(
  tx: Tx,
  run: LockedRun,
  holder: { id: string; name: string; email: string; accessNeeds: string | null },
  cause: string,
  now: Date,
): Promise<void> {
  const { officeEmail: to } = await readSettings(tx)
  if (!to) {
    log.warn({ registrationId: holder.id }, 'no office address is set: nobody was told of changed access needs')
    return
  }
  await queueMail(tx, {
    ...officeAccessNeedsEmail({
      name: holder.name,
      email: holder.email,
      course: run.course.title,
      firstTime: firstDay(run, now),
      hasAccessNeeds: holder.accessNeeds !== null,
      rosterHref: `${env.SITE_URL}/staff/runs/${run.slug}`,
    }),
    cause: `office-access:${cause}`,
    template: 'office-access',
    to,
    replyTo: holder.email,
  })
}
