import { LIVE } from '@/lib/courses/seats'
import { printTime } from '@/lib/dates'
import { ApplicationState, db, type Prisma } from '@/lib/db'
import { pagesOf, rowsOf } from '@/lib/list-page'
import type { MailReader as Reader } from '@/lib/office/mail-desk/mail-kinds'
import { mailsTo } from '@/lib/office/mail-desk/mail-queries'
import { returnedAmong } from '@/lib/people/returned-addresses'
import { obstacleToMerge } from './merge-people'
import type { PeopleFilter } from './people-schema'
import { isSomebody } from './somebody'

const orders: Record<PeopleFilter['sort'], Prisma.PersonOrderByWithRelationInput> = {
  name: { name: 'asc' },
  name_down: { name: 'desc' },
  newest: { createdAt: 'desc' },
  oldest: { createdAt: 'asc' },
}

/** Who is known only because they give is known to the treasurer alone. */
function seen({ treasurer }: Reader): Prisma.PersonWhereInput {
  if (treasurer) return isSomebody
  const something = [
    { registrations: { some: {} } },
    { grants: { some: {} } },
    { applications: { some: {} } },
    { trainer: { isNot: null } },
  ]
  return { ...isSomebody, OR: something }
}

/** People whose name or address, also one that they had in another record, has these words in it; one page, or all. */
export async function listPeople(reader: Reader, { q, sort, page }: Wanted) {
  const contains = { contains: q, mode: 'insensitive' } as const
  const fits: Prisma.PersonWhereInput =
    q === '' ? {} : { OR: [{ name: contains }, { email: contains }, { merged: { some: { email: contains } } }] }
  const where = { AND: [seen(reader), fits] }
  const [people, count] = await Promise.all([
    db.person.findMany({
      where,
      orderBy: [orders[sort], { id: 'asc' }],
      ...rowsOf(page),
      select: {
        id: true,
        name: true,
        email: true,
        createdAt: true,
        _count: { select: { registrations: { where: { state: { in: [...LIVE] } } } } },
      },
    }),
    db.person.count({ where }),
  ])
  return {
    people: people.map(({ _count, ...person }) => ({ ...person, registrations: _count.registrations })),
    count,
    pages: pagesOf(count),
  }
}

type Wanted = Omit<PeopleFilter, 'page'> & { page: number | null }

const stateWords = {
  CONFIRMED: 'Has a seat',
  HOLD: 'Held for payment',
  OFFERED: 'Offered a seat',
  WAITLISTED: 'On the waiting list',
  CANCELLED: 'Ended',
  EXPIRED: 'Time ran out',
} as const

/** Whom a record that was merged counts as; null where it was not. */
export async function findMergedInto(_: Reader, id: string): Promise<string | null> {
  return (await db.person.findUnique({ where: { id }, select: { mergedIntoId: true } }))?.mergedIntoId ?? null
}

/** One person as this reader may see them; null where they do not. Gifts are the treasurer's. */
export async function findPerson(reader: Reader, id: string, now = new Date()) {
  const found = await db.person.findFirst({
    where: { AND: [{ id }, seen(reader)] },
    select: {
      id: true,
      name: true,
      email: true,
      postalAddress: true,
      createdAt: true,
      merged: { select: { email: true } },
      grants: { where: { revokedAt: null }, select: { role: true } },
      applications: { select: { id: true, state: true, submittedAt: true }, orderBy: { submittedAt: 'desc' } },
      registrations: {
        select: {
          id: true,
          state: true,
          name: true,
          run: {
            select: {
              slug: true,
              zone: true,
              course: { select: { title: true } },
              sessions: { select: { startsAt: true, endsAt: true }, orderBy: { startsAt: 'asc' }, take: 1 },
            },
          },
        },
        orderBy: { createdAt: 'desc' },
      },
    },
  })
  if (!found) return null
  const { merged, registrations, postalAddress, ...person } = found
  const otherEmails = merged.flatMap(({ email }) => email ?? [])
  const addresses = [...(person.email ? [person.email] : []), ...otherEmails]
  return {
    ...person,
    otherEmails,
    // Only who gives by post has one.
    postalAddress: reader.treasurer ? postalAddress : null,
    registrations: registrations.map(({ run, ...registration }) => {
      const [first] = run.sessions
      return {
        ...registration,
        standing: stateWords[registration.state],
        isLive: LIVE.some((state) => state === registration.state),
        run: run.slug,
        course: run.course.title,
        first: first ? printTime(first.startsAt, first.endsAt, run.zone, now).full : 'No date yet',
      }
    }),
    payments: reader.treasurer ? await paymentsOf(id) : null,
    returned: await returnedAmong(addresses),
    mails: await mailsTo(reader, addresses),
  }
}

function paymentsOf(personId: string) {
  return db.payment.findMany({
    where: { order: { personId } },
    orderBy: { occurredAt: 'desc' },
    take: 50,
    select: {
      id: true,
      amountCents: true,
      occurredAt: true,
      order: { select: { ref: true, lines: { select: { description: true } } } },
    },
  })
}

/** What would move, and what stands in the way. Of money only the treasurer reads how much there is. */
export async function previewMerge(reader: Reader, pair: { keptId: string; goneId: string }) {
  const select = {
    id: true,
    name: true,
    email: true,
    createdAt: true,
    grants: { where: { revokedAt: null }, select: { role: true } },
    trainer: { select: { id: true } },
    applications: { where: { state: { notIn: [ApplicationState.WITHDRAWN] } }, select: { id: true } },
    registrations: { select: { state: true, run: { select: { course: { select: { title: true } } } } } },
    _count: { select: { orders: { where: { payments: { some: {} } } }, statements: true, recurringGifts: true } },
  } satisfies Prisma.PersonSelect
  const read = (id: string) => db.person.findFirst({ where: { AND: [{ id }, seen(reader)] }, select })
  const [kept, gone] = await Promise.all([read(pair.keptId), read(pair.goneId)])
  if (!kept || !gone || kept.id === gone.id) return null
  return {
    kept: { id: kept.id, name: kept.name, email: kept.email },
    gone: { id: gone.id, name: gone.name, email: gone.email },
    moves: {
      registrations: gone.registrations.map(
        ({ state, run }) => `${run.course.title}: ${stateWords[state].toLowerCase()}`,
      ),
      applications: gone.applications.length,
      grants: gone.grants.map(({ role }) => role),
      isTrainer: gone.trainer !== null,
      money: reader.treasurer ? gone._count : null,
    },
    obstacle: await obstacleToMerge(db, reader.staff, pair),
  }
}
