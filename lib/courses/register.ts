import { createHash } from 'node:crypto'
import { db, type Prisma, RegistrationState } from '@/lib/db'
import { touch } from '@/lib/page-tags'
import { findOrMakePerson } from '@/lib/people/find-or-make-person'
import { AGREEMENTS_VERSION } from './agreements'
import { lockRun } from './lock-run'
import { mailOffice, mailSeat } from './mail-seat'
import { readRefundPolicy } from './refund-policy'
import { managePath } from './registration-links'
import { runState } from './run-state'
import { runTags } from './run-tags'
import type { RegistrationInput } from './schema'
import { LIVE } from './seats'

/** `path` leads to the registration, and only who has just made it is given it. */
export type RegisterOutcome =
  | { kind: 'registered'; path: `/r/${string}` }
  | { kind: 'already_registered' }
  | { kind: 'full' | 'closed' | 'not_open' | 'cancelled' | 'costs' | 'unknown' }

const holder = {
  id: true,
  linkVersion: true,
  name: true,
  accessNeeds: true,
  state: true,
} satisfies Prisma.RegistrationSelect

/**
 * Takes a seat in a free run: the registration, its mail with the person's own links, and word to the office, in one
 * transaction under the run's lock. The same form posted again answers with the registration it made. A person who has
 * a seat already is mailed it once more for each form: whoever types an address has not proved that it is theirs, so
 * the links go to the address and not to the page.
 */
export async function register(input: RegistrationInput, now = new Date()): Promise<RegisterOutcome> {
  return db.$transaction(async (tx) => {
    const named = await tx.run.findUnique({ where: { slug: input.run }, select: { id: true } })
    const run = named && (await lockRun(tx, named.id))
    if (!run) return { kind: 'unknown' }

    const formKey = registrationKey(input)
    const sameForm = await tx.registration.findUnique({ where: { formKey }, select: holder })
    if (sameForm) return { kind: 'registered', path: managePath(sameForm) }

    const existing = await tx.registration.findFirst({
      where: { runId: run.id, person: { email: input.email }, state: { in: [...LIVE] } },
      select: holder,
    })
    if (existing) {
      if (existing.state === RegistrationState.CONFIRMED) {
        await mailSeat(tx, run, { ...existing, email: input.email }, `seat-again:${existing.id}:${input.formKey}`, now)
      }
      return { kind: 'already_registered' }
    }

    const refusal = refusalOf(runState(run, now))
    if (refusal) return { kind: refusal }
    const freeTier = run.tiers.find((tier) => tier.kind === 'FREE')
    if (!freeTier) return { kind: 'costs' }

    const person = await findOrMakePerson(tx, { email: input.email, name: input.name })
    const policy = readRefundPolicy(run.refundPolicy)
    const registration = await tx.registration.create({
      data: {
        runId: run.id,
        personId: person.id,
        tierId: freeTier.id,
        state: RegistrationState.CONFIRMED,
        name: input.name,
        pronouns: input.pronouns,
        accessNeeds: input.accessNeeds,
        agreementsVersion: AGREEMENTS_VERSION,
        ...(policy ? { refundPolicySnapshot: policy } : {}),
        formKey,
      },
      select: holder,
    })
    const seated = { ...registration, email: input.email }
    await mailSeat(tx, run, seated, `seat:${registration.id}`, now)
    await mailOffice(tx, run, seated, { kind: 'registered', seatsTaken: run.seatsTaken + 1 }, now)
    await touch(tx, runTags(run))
    return { kind: 'registered', path: managePath(registration) }
  })
}

/**
 * A browser's back button brings a form back with its old key, perhaps to register somebody else. That is another
 * registration: the run and the address are part of the key.
 */
function registrationKey({ formKey, run, email }: RegistrationInput): string {
  return createHash('sha256')
    .update(JSON.stringify([formKey, run, email]))
    .digest('hex')
}

function refusalOf(state: ReturnType<typeof runState>) {
  switch (state) {
    case 'open':
    case 'few':
      return null
    case 'full':
    case 'cancelled':
      return state
    case 'later':
      return 'not_open'
    case 'closed':
    case 'past':
    case 'underway':
      return 'closed'
    case 'hidden':
      return 'unknown'
  }
}
