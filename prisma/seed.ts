/**
 * Demonstration data, once: `tsx prisma/seed.ts`. Dates are relative to today, so that the site never looks dead, and
 * every row that a visitor could take for real is marked as a demonstration. Its last entry in the audit says that it was
 * done; what a killed seed left behind is cleared away first, unless somebody or something real is in there.
 */

import { randomUUID } from 'node:crypto'
import { answerDate } from '@/lib/board/search/find-search'
import { db, RegistrationState, Role } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import { keepTimes } from '@/lib/keep-times'
import { demonstrationSettings, settingNames } from '@/lib/settings'
import { applications } from './demonstration/applications'
import { people } from './demonstration/courses'
import { seedGifts } from './demonstration/gifts'
import { seedOfflineGifts } from './demonstration/offline-gifts'
import { seedPayouts } from './demonstration/payouts'
import { seedReviews } from './demonstration/reviews'
import { seedRuns } from './demonstration/runs'
import { ANSWER_WEEKS, seedSearch } from './demonstration/search'
import { createPerson, resetDatabase } from './factories'

const now = new Date()
const isDemonstration = true
const SEEDED = 'seed-demonstration'

async function seedSettings() {
  const set = settingNames.filter((name) => demonstrationSettings[name] !== '')
  const data = set.map((name) => ({ name, value: demonstrationSettings[name] }))
  await db.setting.createMany({ data, skipDuplicates: true })
}

async function seedOwner() {
  const roles = [Role.OWNER, Role.STAFF, Role.TREASURER, Role.REVIEWER]
  await createPerson({ name: 'Demonstration owner', email: 'owner@example.org', roles, isDemonstration })
}

async function seedPeople() {
  const made = []
  for (const name of people) {
    const email = `${name.toLowerCase().replace(' ', '.')}@example.org`
    made.push(await createPerson({ name, email, isDemonstration }))
  }
  return made
}

/** Who is told of the runs that open from now on; of those that are open they know. */
async function seedInterests() {
  await db.run.updateMany({ where: { opensAt: null }, data: { openedAt: now, toldAt: now } })
  const lists = await db.course.findMany({ where: { slug: { in: ['introduction', 'integration'] } } })
  await db.courseInterest.createMany({
    data: lists.flatMap(({ id: courseId }, list) =>
      ['ilex', 'linden', 'sorrel'].slice(list).map((name, place) => ({
        courseId,
        email: `${name}.demonstration@example.org`,
        confirmedAt: new Date(now.getTime() - (place + 2) * 5 * DAY_MS),
      })),
    ),
  })
}

/** Somebody with a seat who reads none of their mail. */
async function seedReturnedMail() {
  const { person } = await db.registration.findFirstOrThrow({
    where: { state: RegistrationState.CONFIRMED, run: { sessions: { every: { startsAt: { gt: now } } } } },
    orderBy: { createdAt: 'asc' },
    select: { person: { select: { email: true } } },
  })
  const noted = { reason: 'Mailbox full (demonstration)', notedBy: 'seed', notedAt: now }
  await db.returnedAddress.create({ data: { address: person.email ?? '', ...noted } })
}

function inDays(days: number): Date {
  return new Date(now.getTime() + days * DAY_MS)
}

async function seedApplications() {
  for (const [index, { references, email, ...application }] of applications.entries()) {
    const submittedAt = inDays(-2 - 6 * index)
    const person = await createPerson({ name: application.name, email, isDemonstration })
    await db.boardApplication.create({
      data: {
        ...application,
        personId: person.id,
        formKey: randomUUID(),
        affirmedName: application.name,
        submittedAt,
        answerBy: answerDate(submittedAt, ANSWER_WEEKS),
        stateSince: submittedAt,
        isDemonstration,
        references: { create: references.map((reference, index) => ({ ...reference, seq: index + 1 })) },
      },
    })
  }
}

/** Somebody, and addresses, whose time is over within the month: the desk shows what is erased next. */
async function seedOver() {
  const { id } = await createPerson({ name: 'Rowan Bygone', email: 'rowan.bygone@example.org', isDemonstration })
  const createdAt = inDays(10)
  createdAt.setUTCMonth(createdAt.getUTCMonth() - keepTimes.keepPeopleMonths.byDefault)
  await db.person.update({ where: { id }, data: { createdAt } })
  const { id: courseId } = await db.course.findFirstOrThrow({ orderBy: { position: 'asc' }, select: { id: true } })
  const times = { createdAt: inDays(-90), confirmedAt: inDays(-90), stoppedAt: inDays(-20) }
  const emails = ['once-curious@example.org', 'curious-no-more@example.org']
  await db.courseInterest.createMany({ data: emails.map((email) => ({ courseId, email, ...times })) })
}

async function seed() {
  if ((await db.auditEntry.count({ where: { action: SEEDED } })) > 0) return
  if ((await db.person.count({ where: { isDemonstration: false } })) > 0) return
  const isReal = (setting: { name: string; value: string }) =>
    !settingNames.some((name) => name === setting.name && demonstrationSettings[name] === setting.value)
  if ((await db.setting.findMany()).some(isReal)) return
  await resetDatabase()
  await seedSettings()
  await seedOwner()
  const attendees = await seedPeople()
  await seedRuns(attendees, now)
  await seedInterests()
  await seedReturnedMail()
  await seedOfflineGifts(now)
  await seedGifts(attendees, now, process.env.SANDBOX_STATE)
  await seedPayouts(now)
  await seedApplications()
  await seedReviews(now)
  await seedSearch(now)
  await seedOver()
  await db.auditEntry.create({ data: { actor: 'seed', action: SEEDED, subject: 'database' } })
}

await seed()
await db.$disconnect()
process.exit(0)
