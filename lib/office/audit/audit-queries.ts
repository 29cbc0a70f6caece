import { HOME_ZONE } from '@/lib/dates'
import { db, type Prisma } from '@/lib/db'
import { inBatches, pagesOf, rowsOf } from '@/lib/list-page'
import type { Staff, Treasurer } from '@/lib/people/granted'
import { settingFields } from '@/lib/setting-fields'
import { settingNames } from '@/lib/settings'
import { instantOf } from '@/lib/wall-time'
import type { AuditFilter } from './audit-filter'
import { nameInWords, printDetails } from './detail-words'
import { type NamedIds, nameIds } from './named-ids'

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
  const named = await nameIds(rows.flatMap(({ actor, subject, details }) => [actor, subject, JSON.stringify(details)]))
  return rows.map(({ id, at, actor, action, subject, details }) => ({
    id,
    at,
    action,
    actor: named.get(actor.replace('person:', ''))?.words ?? actor,
    subject: subjectInWords(subject, named),
    href: hrefOf(reader, subject, named),
    details: printDetails(details, named),
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

/** What it was done to: by its name, or as the kind of thing that it is. */
function subjectInWords(subject: string, named: NamedIds): string {
  const [kind = '', id = ''] = subject.split(':')
  const name = named.get(id)
  if (name) return name.words
  const setting = settingNames.find((one) => kind === 'setting' && one === id)
  if (setting) return settingFields[setting].label
  const words = nameInWords(kind)
  const which = id === '' || /^[0-9a-f-]{36}$/.test(id) ? '' : `: ${nameInWords(id)}`
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${which}`
}

/** Where a reader can look at it. */
function hrefOf({ staff, treasurer, isReviewer }: AuditReader, subject: string, named: NamedIds): string | null {
  const [kind = '', id = ''] = subject.split(':')
  const slug = named.get(id)?.slug
  if (treasurer && (kind === 'payment' || kind === 'fund')) return `/staff/${kind}s/${id}`
  if ((staff || isReviewer) && kind === 'application') return `/staff/applications/${id}`
  if (!staff) return null
  if (kind === 'person') return `/staff/people/${id}`
  if (kind === 'mail') return `/staff/mail/${id}`
  if (slug && kind === 'course') return `/staff/courses/${slug}`
  return slug && (kind === 'run' || kind === 'registration') ? `/staff/runs/${slug}` : null
}
