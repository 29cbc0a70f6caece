import { HOME_ZONE } from '@/lib/dates'
import { db, type Prisma } from '@/lib/db'
import { inBatches, pagesOf, rowsOf } from '@/lib/list-page'
import { formatCentsExact } from '@/lib/money'
import { actorNames } from '@/lib/people/actor-names'
import type { Staff, Treasurer } from '@/lib/people/granted'
import { instantOf } from '@/lib/wall-time'
import type { AuditFilter } from './audit-filter'

/** Who reads the audit, each their part of it. */
export type AuditReader = { staff: Staff | null; treasurer: Treasurer | null; isOwner: boolean; isReviewer: boolean }

/** What owners do, and only owners: whom they let in, and what is set, and what the site erases by it. */
const owners = ['grant', 'revoke', 'change-setting', 'keeping.', 'second-factor.', 'passkey.', 'recovery-code']
/** What staff do, and what people do with their own. */
const office = [
  'course.',
  'trainer.',
  'run.',
  'session.',
  'registration.',
  'scholarship.',
  'discount.',
  'person.',
  'mail.',
  'job.',
  'attendance.',
]

/** Of applications, how they go on; who scored and voted what is read in the board's own pages, by who may. */
const process = ['application.moved', 'application.assigned', 'application.vote-', 'board-rules.']

/** To all but the treasurer what is about money is not there: an entry names who gives. */
function seen({ staff, treasurer, isOwner, isReviewer }: AuditReader): Prisma.AuditEntryWhereInput {
  if (treasurer) return { OR: [{ NOT: { action: { startsWith: 'application.' } } }, ...starting(process)] }
  const prefixes = [
    ...(isOwner || staff ? owners : []),
    ...(staff ? office : []),
    ...(staff || isReviewer ? process : []),
  ]
  return { OR: starting(prefixes) }
}

const starting = (prefixes: readonly string[]) => prefixes.map((prefix) => ({ action: { startsWith: prefix } }))

/** One page of the entries, as the filter asks for them. */
export async function listAudit(reader: AuditReader, filter: AuditFilter) {
  const wanted = await wantedBy(reader, filter)
  const [rows, count] = await Promise.all([
    db.auditEntry.findMany({ ...wanted, ...rowsOf(filter.page) }),
    db.auditEntry.count({ where: wanted.where }),
  ])
  return { entries: await inWords(reader, rows), count, pages: pagesOf(count) }
}

/** All of them, for a file. */
export async function* wholeAudit(reader: AuditReader, filter: Omit<AuditFilter, 'page'>) {
  const wanted = await wantedBy(reader, filter)
  for await (const rows of inBatches((part) => db.auditEntry.findMany({ ...wanted, ...part }))) {
    yield await inWords(reader, rows)
  }
}

async function wantedBy(reader: AuditReader, filter: Omit<AuditFilter, 'page'>) {
  const way = filter.sort === 'newest' ? 'desc' : 'asc'
  return {
    where: { AND: [seen(reader), ...(await asked(filter))] },
    orderBy: [{ at: way }, { id: way }],
  } satisfies Prisma.AuditEntryFindManyArgs
}

async function inWords(reader: AuditReader, rows: Awaited<ReturnType<typeof db.auditEntry.findMany>>) {
  const names = await actorNames(rows.flatMap(({ actor, subject }) => [actor, subject]))
  return rows.map(({ id, at, actor, action, subject, details }) => ({
    id,
    at,
    action,
    actor: names.get(actor) ?? actor,
    subject: names.get(subject) ?? subject,
    href: hrefOf(reader, subject),
    details: printDetails(details),
  }))
}

/** Every action that this reader may look for. */
export async function auditActions(reader: AuditReader): Promise<string[]> {
  const rows = await db.auditEntry.findMany({
    where: seen(reader),
    distinct: ['action'],
    select: { action: true },
    orderBy: { action: 'asc' },
  })
  return rows.map(({ action }) => action)
}

async function asked({
  actor,
  subject,
  action,
  from,
  until,
}: Omit<AuditFilter, 'page' | 'sort'>): Promise<Prisma.AuditEntryWhereInput[]> {
  return [
    ...(actor ? [{ OR: await fits('actor', actor) }] : []),
    ...(subject ? [{ OR: await fits('subject', subject) }] : []),
    ...(action ? [{ action }] : []),
    ...(from ? [{ at: { gte: startOf(from) } }] : []),
    ...(until ? [{ at: { lt: startOf(dayAfter(until)) } }] : []),
  ]
}

/** By the calendar: a day on which the clocks change has no 24 hours. */
function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}

/** Postgres takes no more than some 32,000 values in one question. */
const MOST_PEOPLE = 5_000

/** Entries hold ids of people and never their names, so that a name is looked up first. */
async function fits(column: 'actor' | 'subject', words: string): Promise<Prisma.AuditEntryWhereInput[]> {
  const contains = { contains: words, mode: 'insensitive' } as const
  const people = await db.person.findMany({
    where: { OR: [{ name: contains }, { email: contains }, { merged: { some: { email: contains } } }] },
    select: { id: true, merged: { select: { id: true } } },
    take: MOST_PEOPLE,
  })
  const ids = people.flatMap(({ id, merged }) => [id, ...merged.map((one) => one.id)])
  return [{ [column]: contains }, { [column]: { in: ids.map((id) => `person:${id}`) } }]
}

function startOf(day: string): Date {
  const start = instantOf(`${day}T00:00`, HOME_ZONE)
  // No clock in this zone changes at midnight.
  if (!start.ok) throw new Error(`${day} has no midnight`)
  return start.instant
}

/** Where a reader can look at what it was done to. */
function hrefOf({ staff, treasurer }: AuditReader, subject: string): string | null {
  const [kind = '', id = ''] = subject.split(':')
  if (staff && kind === 'person') return `/staff/people/${id}`
  if (staff && kind === 'mail') return `/staff/mail/${id}`
  return treasurer && kind === 'payment' ? `/staff/payments/${id}` : null
}

/** `cause: asked, reason: …`. Entries hold ids; should an address stand in one all the same, it is not printed. */
export function printDetails(details: unknown): string {
  if (details === null || details === undefined) return ''
  if (Array.isArray(details)) return details.map(printDetails).join(', ')
  if (typeof details === 'object') {
    return Object.entries(details)
      .map(([name, value]) =>
        typeof value === 'number' && name.endsWith('Cents')
          ? `${name.slice(0, -'Cents'.length)}: ${formatCentsExact(value)}`
          : `${name}: ${printDetails(value)}`,
      )
      .join('; ')
  }
  return String(details).replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '[address]')
}
