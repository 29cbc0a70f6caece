/** Makes rows with sensible values, for the seed, the unit tests and the journeys. Pass only what matters. */
import { randomUUID } from 'node:crypto'
import { isoDay } from '@/lib/dates'
import {
  db,
  Level,
  type LineKind,
  OrderState,
  PaymentMethod,
  type Prisma,
  RegistrationState,
  type Role,
  RunStatus,
  TierKind,
} from '@/lib/db'
import type { GiftInput } from '@/lib/giving/schema'
import { type Granted, withGrant } from '@/lib/people/granted'
import { instantOf } from '@/lib/wall-time'

let counter = 0
const next = () => ++counter

/** Empties every table but the migrations' and the queue's, so that a test file starts clean. */
export async function resetDatabase(): Promise<void> {
  const tables = await db.$queryRaw<{ tablename: string }[]>`
    SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`
  await db.$executeRawUnsafe(`TRUNCATE ${tables.map(({ tablename }) => `"${tablename}"`).join(', ')} CASCADE`)
  await db.$executeRawUnsafe(`DELETE FROM pgboss.job`)
}

export async function createPerson(
  person: { name?: string; email?: string; roles?: Role[]; isDemonstration?: boolean } = {},
) {
  const { roles = [], email = `person-${randomUUID()}@example.org`, ...rest } = person
  const grants = { create: roles.map((role) => ({ role, grantedBy: 'demonstration' })) }
  const made = await db.person.create({ data: { name: `Person ${next()}`, email, ...rest, grants } })
  return { ...made, email }
}

/** Somebody who holds this grant, as commands take them. */
export async function createGranted<Held extends Role>(role: Held, roles: Role[] = [role]): Promise<Granted<Held>> {
  const granted = await withGrant((await createPerson({ roles })).id, role)
  if (!granted) throw new Error(`${role} is not granted`)
  return granted
}

/** Somebody without an email, known by name and postal address alone. */
export function createPersonByPost(person: { name?: string; postalAddress?: string } = {}) {
  const id = next()
  return db.person.create({
    data: { name: `Person ${id}`, postalAddress: `${id} Alder Street\nBend, OR 97701`, ...person },
  })
}

export function createCourse(course: Partial<Prisma.CourseUncheckedCreateInput> = {}) {
  const id = next()
  return db.course.create({
    data: {
      slug: `course-${id}-${randomUUID().slice(0, 8)}`,
      level: Level.INTRODUCTION,
      title: `Course ${id}`,
      summary: 'A first look at Nonviolent Communication.',
      description: 'What we do together.',
      audience: 'Anybody who is curious.',
      ...course,
    },
  })
}

type TierOfRun = Pick<
  Prisma.TierCreateManyInput,
  'label' | 'kind' | 'minCents' | 'suggestedCents' | 'maxCents' | 'position' | 'isPerSession'
>

type NewRun = Partial<Omit<Prisma.RunUncheckedCreateInput, 'sessions' | 'tiers' | 'zone'>> & {
  courseId: string
  zone?: string
  /** Wall times in the run's zone: [start, end][]. One two-hour session next year when left out. */
  meetings?: [localStart: string, localEnd: string][]
  /** One fixed price; null or left out with no `tiers`: free. */
  priceCents?: number | null
  tiers?: TierOfRun[]
}

export async function createRun({ meetings, priceCents = null, tiers, ...run }: NewRun) {
  const free = { label: 'Free', kind: TierKind.FREE }
  const fixed = { label: 'Standard', kind: TierKind.FIXED, minCents: priceCents }
  const zone = run.zone ?? 'America/Los_Angeles'
  const year = new Date().getFullYear() + 1
  const times = meetings ?? [[`${year}-06-08T18:30`, `${year}-06-08T20:30`]]
  return db.run.create({
    data: {
      slug: `run-${next()}-${randomUUID().slice(0, 8)}`,
      status: RunStatus.PUBLISHED,
      capacity: 10,
      zoomUrl: 'https://zoom.example/j/123456789',
      ...run,
      sessions: {
        create: times.map(([localStart, localEnd], index) => ({
          seq: index + 1,
          localStart,
          localEnd,
          startsAt: instant(localStart, zone),
          endsAt: instant(localEnd, zone),
        })),
      },
      tiers: { create: tiers ?? (priceCents === null ? [free] : [fixed]) },
    },
    include: { sessions: true, tiers: true },
  })
}

export function createRegistration(
  registration: Partial<Prisma.RegistrationUncheckedCreateInput> & { runId: string; personId: string },
) {
  return db.registration.create({
    data: {
      state: RegistrationState.CONFIRMED,
      name: `Person ${next()}`,
      agreementsVersion: 'factory',
      formKey: randomUUID(),
      ...registration,
    },
  })
}

export function createFund(fund: Partial<Prisma.FundUncheckedCreateInput> = {}) {
  const id = next()
  return db.fund.create({
    data: {
      slug: `fund-${id}-${randomUUID().slice(0, 8)}`,
      name: `Fund ${id}`,
      purpose: 'Something that gifts make possible.',
      ...fund,
    },
  })
}

/** What the form of a gift sends when nothing but an amount and who gives was filled in. */
export function newGift(gift: Partial<GiftInput> = {}): GiftInput {
  return {
    amountCents: 5000,
    fund: null,
    frequency: 'once',
    coversFee: false,
    tribute: null,
    name: 'Zoë Quill',
    email: 'zoe@example.org',
    isAnonymous: false,
    employer: null,
    note: null,
    formKey: randomUUID(),
    ...gift,
  }
}

type PaidLine = {
  kind: LineKind
  amountCents: number
  fairMarketValueCents?: number
  registrationId?: string
  fundId?: string | null
}

/** An order that was paid, with a card unless it says otherwise, with its payment; no receipt. */
export async function createPaidOrder({
  personId,
  lines,
  method = PaymentMethod.STRIPE,
  occurredAt = new Date(),
}: {
  personId: string
  lines: PaidLine[]
  method?: PaymentMethod
  occurredAt?: Date
}) {
  const isCard = method === PaymentMethod.STRIPE
  const totalCents = lines.reduce((sum, line) => sum + line.amountCents, 0)
  const order = await db.order.create({
    data: {
      personId,
      ref: `ORDER-${next()}-${randomUUID().slice(0, 8)}`,
      payerName: 'Ada Alder',
      state: OrderState.PAID,
      totalCents,
      formKey: randomUUID(),
      checkoutSessionId: `cs_${randomUUID()}`,
      lines: { create: lines.map((line) => ({ description: `A line of kind ${line.kind}`, ...line })) },
      payments: {
        create: {
          method,
          methodLabel: isCard ? 'Visa ending in 4242' : 'Check',
          amountCents: totalCents,
          ...(isCard
            ? { paymentIntentId: `pi_${randomUUID()}`, chargeId: `ch_${randomUUID()}` }
            : { receivedOn: isoDay(occurredAt), enteredBy: 'factory' }),
          occurredAt,
        },
      },
    },
    include: { lines: true, payments: true },
  })
  const [payment] = order.payments
  if (!payment) throw new Error('An order just paid has no payment')
  return { order, payment, lines: order.lines }
}

function instant(wallTime: string, zone: string): Date {
  const result = instantOf(wallTime, zone)
  if (!result.ok) throw new Error(`${wallTime} is no time in ${zone}: ${result.reason}`)
  return result.instant
}

/** A board application with a resume, of a person of its own. */
export async function createApplication(application: Partial<Prisma.BoardApplicationUncheckedCreateInput> = {}) {
  const person = await createPerson({ name: application.name ?? 'Ash Rivera' })
  const bytes = Buffer.from('%PDF-1.7')
  const resume = await db.file.create({
    data: { name: 'resume.pdf', type: 'application/pdf', size: bytes.length, sha256: 'of the factory', bytes },
  })
  const made = await db.boardApplication.create({
    data: {
      personId: person.id,
      resumeId: resume.id,
      formKey: randomUUID(),
      name: person.name,
      phone: '503-555-0123',
      city: 'Salem',
      region: 'salem',
      nvcYears: 'none',
      nvcTrainings: 'None',
      nvcCertification: 'none',
      motivation: 'It changed how we argue.',
      timeCommitment: 'An evening.',
      equityStatement: 'To ask who is missing.',
      hasConflict: false,
      hasPaidWork: false,
      affirmedName: person.name,
      references: { create: [{ seq: 1, name: 'Bo Lind', email: 'bo@example.org', relationship: 'Manager' }] },
      ...application,
    },
  })
  return { ...made, email: person.email }
}

/** A reviewer who is assigned to this application and has declared no conflict. */
export async function createCleared(applicationId: string): Promise<Granted<'REVIEWER'>> {
  const reviewer = await createGranted('REVIEWER')
  await db.boardReview.create({ data: { applicationId, reviewerId: reviewer.personId, declaredAt: new Date() } })
  return reviewer
}
