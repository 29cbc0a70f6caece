import { withdrawReminders } from '@/lib/courses/calendar/send-reminders'
import { closePage, isQuiet } from '@/lib/courses/change/pay-page'
import { type LockedRun, lockRun } from '@/lib/courses/lock-run'
import { mailAgain, mailable } from '@/lib/courses/mail-again'
import { isPast } from '@/lib/courses/run-state'
import { LIVE } from '@/lib/courses/seats'
import { zoomChanged } from '@/lib/courses/zoom/zoom-changed'
import { db, OrderState, Prisma, RegistrationState, type Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { enqueue } from '@/lib/jobs'
import { queueMail } from '@/lib/mail'
import { checkoutOf, lockOrder } from '@/lib/payments/close-checkout'
import type { Effects } from '@/lib/payments/effects'
import { mailReceiptAgain } from '@/lib/payments/mail-receipt-again'
import type { Staff } from '@/lib/people/granted'
import { readSettings } from '@/lib/settings'
import { isOwnersOnly } from './owner-only'
import { addressLeftEmail, addressRightEmail } from './people-emails'
import type { PersonInput } from './people-schema'
import { isSomebody } from './somebody'

export type CorrectPersonOutcome =
  | { kind: 'corrected' }
  /** The address is another person's: perhaps both are one. */
  | { kind: 'taken'; personId: string }
  /** They hold a grant, and whoever asks is no owner. */
  | { kind: 'owners_only' }
  /** Something of theirs is being changed or paid at this moment. */
  | { kind: 'busy' }
  | { kind: 'unknown' }

/**
 * Corrects a person's name and address, as the office knows them. With another address all that the former one holds is
 * dead: links of registrations, calendar and gifts, and sessions; both addresses are told, and the right one is mailed what
 * the person has ahead once more, as when they correct it by themselves (`correctDetails`). It counts as not verified.
 */
export async function correctPerson(
  staff: Staff,
  input: PersonInput,
  effects: Effects,
  now = new Date(),
): Promise<CorrectPersonOutcome> {
  const before = await readPerson(db, input.personId)
  if (!before) return { kind: 'unknown' }
  const isNewAddress = before.email !== input.email
  const holder = isNewAddress ? await otherHolder(db, input) : null
  if (holder) return { kind: 'taken', personId: holder }
  const orders = await Promise.all(isNewAddress ? before.registrations.map(({ id }) => checkoutOf(id)) : [])
  for (const order of orders) {
    if (order && !(await closePage(order, effects))) return { kind: 'busy' }
  }
  try {
    return await db.$transaction(async (tx): Promise<CorrectPersonOutcome> => {
      // Orders before runs, runs before people, and each kind in one order, as everywhere.
      const orderIds = orders.flatMap((order) => order?.id ?? [])
      for (const id of orderIds.sort()) await lockOrder(tx, id)
      const runs = new Map<string, LockedRun | null>()
      for (const id of runIdsOf(before).sort()) runs.set(id, await lockRun(tx, id))
      await tx.$queryRaw`SELECT "id" FROM "Person" WHERE "id" = ${input.personId}::uuid FOR UPDATE`
      const person = await readPerson(tx, input.personId)
      if (!person || person.email !== before.email) return { kind: 'busy' }
      if (runIdsOf(person).some((id) => !runs.get(id))) return { kind: 'busy' }
      if (await isOwnersOnly(tx, staff, [person.id])) return { kind: 'owners_only' }
      if (isNewAddress) {
        for (const [index, { id }] of before.registrations.entries()) {
          if (!(await isQuiet(tx, id, orders[index] ?? null))) return { kind: 'busy' }
        }
        await giveUpAddress(tx, person.id, input.email, person.email)
      }
      await tx.person.update({
        where: { id: person.id },
        data: {
          name: input.name,
          ...(isNewAddress
            ? {
                email: input.email,
                emailVerifiedAt: null,
                feedVersion: { increment: 1 },
                donorVersion: { increment: 1 },
              }
            : {}),
        },
      })
      if (person.name !== input.name) await rename(tx, person, input.name)
      const audit = await tx.auditEntry.create({
        data: {
          actor: `person:${staff.personId}`,
          action: 'person.corrected',
          subject: `person:${person.id}`,
          details: { hasNewName: person.name !== input.name, hasNewAddress: isNewAddress },
        },
        select: { id: true },
      })
      if (isNewAddress) {
        await tx.signInSession.deleteMany({ where: { personId: person.id } })
        if (person.email !== null) await tx.returnedAddress.deleteMany({ where: { address: person.email } })
        await tellBoth(tx, person.email, input.email, audit.id)
        await renewLinks(tx, person, input.email, runs, now)
        await enqueue(tx, 'mail-my-gifts', { requestId: audit.id, email: input.email })
      }
      return { kind: 'corrected' }
    })
  } catch (error) {
    // Somebody has come with this very address meanwhile.
    const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
    const taker = isTaken ? await otherHolder(db, input) : null
    if (!taker) throw error
    return { kind: 'taken', personId: taker }
  }
}

async function readPerson(tx: Tx | typeof db, id: string) {
  return tx.person.findUnique({
    where: { id, ...isSomebody },
    select: {
      id: true,
      name: true,
      email: true,
      registrations: {
        where: { state: { in: [...LIVE] } },
        select: { ...mailable, runId: true },
        orderBy: { id: 'asc' },
      },
    },
  })
}

type Read = NonNullable<Awaited<ReturnType<typeof readPerson>>>

const runIdsOf = ({ registrations }: Read) => [...new Set(registrations.map(({ runId }) => runId))]

/** The person who has this address and is another one. */
async function otherHolder(tx: Tx | typeof db, { personId, email }: PersonInput): Promise<string | null> {
  const holder = await tx.person.findUnique({ where: { email }, select: { id: true, mergedIntoId: true } })
  const id = holder && (holder.mergedIntoId ?? holder.id)
  return id === personId ? null : id
}

/** An address of a record that was merged into this person's becomes free for them: the record takes the former one. */
async function giveUpAddress(tx: Tx, personId: string, email: string, former: string | null): Promise<void> {
  const merged = await tx.person.findFirst({ where: { email, mergedIntoId: personId }, select: { id: true } })
  if (!merged || former === null) return
  await tx.person.update({ where: { id: merged.id }, data: { email: `${merged.id}@between.invalid` } })
  await tx.person.update({ where: { id: personId }, data: { email } })
  await tx.person.update({ where: { id: merged.id }, data: { email: former } })
}

/** Where the wrong name stands word for word: on rosters, and on what is not paid yet, whose receipt will print it. */
async function rename(tx: Tx, { id: personId, name: former }: Read, name: string): Promise<void> {
  await tx.registration.updateMany({ where: { personId, name: former, state: { in: [...LIVE] } }, data: { name } })
  await tx.order.updateMany({
    where: { personId, payerName: former, state: OrderState.OPEN },
    data: { payerName: name },
  })
}

async function tellBoth(tx: Tx, former: string | null, email: string, auditId: string): Promise<void> {
  const { officeEmail } = await readSettings(tx)
  const contactHref = `${env.SITE_URL}/contact`
  if (former === null) return
  await queueMail(tx, {
    ...addressLeftEmail({ maskedEmail: masked(email), contactHref }),
    cause: `address-left:${auditId}`,
    template: 'address-changed',
    to: former,
    replyTo: officeEmail,
  })
  await queueMail(tx, {
    ...addressRightEmail({ maskedEmail: masked(former), contactHref }),
    cause: `address-right:${auditId}`,
    template: 'address-corrected',
    to: email,
    replyTo: officeEmail,
  })
}

export const masked = (email: string) => `${email.slice(0, 1)}…@…`

async function renewLinks(
  tx: Tx,
  person: Read,
  email: string,
  runs: ReadonlyMap<string, LockedRun | null>,
  now: Date,
): Promise<void> {
  for (const { id, runId } of person.registrations) {
    const run = runs.get(runId)
    const renewed = await tx.registration.update({
      where: { id },
      data: { linkVersion: { increment: 1 } },
      select: mailable,
    })
    if (!run || isPast(run, now)) continue
    await withdrawReminders(tx, id)
    await mailAgain(tx, run, { ...renewed, email }, `link-${renewed.linkVersion}`, now)
    await mailReceiptAgain(tx, id, { to: email, cause: `receipt-readdressed:${id}:${renewed.linkVersion}` })
    if (renewed.state === RegistrationState.CONFIRMED) await zoomChanged(tx, runId)
  }
}
