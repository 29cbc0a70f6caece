import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { ApplicationState, db } from '@/lib/db'
import { linkToken } from '@/lib/links'
import { changeSetting } from '@/lib/settings'
import { createGranted, createPerson, resetDatabase } from '@/prisma/factories'
import { closedStates } from './application-state'
import { promiseInWords } from './own/applicant-words'
import { findOwnApplication } from './own/find-own-application'
import { type ApplicationInput, applicationSchema } from './schema'
import { setSearch } from './search/set-search'
import { submitApplication } from './submit-application'
import { takeResume } from './take-resume'

const hours = (count: number) => count * 3_600_000
const pdf = Buffer.from('%PDF-1.7\ntrailer <</Root 1 0 R>>\n%%EOF\n')

beforeEach(resetDatabase)

function application(change: Partial<ApplicationInput> = {}): ApplicationInput {
  const filled = applicationSchema.parse({
    formKey: randomUUID(),
    name: 'Ash Rivera',
    email: 'ash@example.org',
    phone: '503-555-0123',
    city: 'Salem',
    region: 'salem',
    nvcYears: '2-to-5',
    nvcCertification: 'none',
    nvcTrainings: 'null and undefined, to be exact',
    motivation: 'It changed how we argue at home.',
    timeCommitment: 'Two evenings a month.',
    skills: ['finance', 'equity'],
    equityStatement: 'To ask who is missing.',
    hasConflict: 'no',
    hasPaidWork: 'no',
    reference1Name: 'Bo Lind',
    reference1Email: 'bo@example.org',
    reference1Relationship: 'My manager',
    reference1Consent: 'yes',
    reference2Name: 'Cy Moss',
    reference2Email: 'cy@example.org',
    reference2Relationship: 'We practice together',
    reference2Consent: 'yes',
    affirmed: 'yes',
    affirmedName: 'Ash Rivera',
  })
  return { ...filled, ...change }
}

async function keep(): Promise<string> {
  const taken = await takeResume(new File([pdf], 'C:\\Users\\ash\\My resume.PDF'))
  if (taken.outcome !== 'fits') throw new Error(taken.outcome)
  return (await db.file.create({ data: taken.resume })).id
}

const submit = (
  input: ApplicationInput,
  { resumeId = null, now = new Date() }: { resumeId?: string | null; now?: Date } = {},
) => db.$transaction((tx) => submitApplication(tx, input, resumeId, now))

const mailsTo = (toAddress: string) =>
  db.mailMessage.findMany({
    where: { toAddress },
    select: { subject: true, text: true, html: true, replyTo: true },
    orderBy: { id: 'asc' },
  })

test('an application is stored whole, confirmed to the applicant and announced to the board and the office', async () => {
  await changeSetting('boardEmail', 'board@example.org')
  await changeSetting('officeEmail', 'office@example.org')
  expect(await submit(application(), { resumeId: await keep() })).toBe('submitted')
  const stored = await db.boardApplication.findFirstOrThrow({
    include: { references: true, person: true, resume: true },
  })
  expect(stored).toMatchObject({
    state: ApplicationState.SUBMITTED,
    person: { email: 'ash@example.org' },
    resume: { name: 'My resume.pdf', type: 'application/pdf' },
    skills: ['finance', 'equity'],
  })
  expect(stored.references.map(({ email }) => email)).toEqual(['bo@example.org', 'cy@example.org'])
  const [confirmation] = await mailsTo('ash@example.org')
  expect(confirmation).toMatchObject({ replyTo: 'board@example.org' })
  expect(confirmation?.text).toContain('Resume: Received')
  for (const reader of ['board@example.org', 'office@example.org']) {
    const announcements = await mailsTo(reader)
    expect(announcements).toHaveLength(1)
    expect(announcements[0]?.text).toContain(`/staff/applications/${stored.id}`)
    expect(announcements[0]?.text).not.toContain('argue')
  }
})

test('the day by which applicants hear from the board is the one that they were told, whatever is set later', async () => {
  const staff = await createGranted('STAFF')
  const set = (answerWeeks: number | null) =>
    setSearch(staff, { serving: null, duties: null, termYears: null, answerWeeks, asksApart: false, needs: [] })
  const now = new Date('2026-06-08T18:00:00Z')
  await set(6)
  await submit(application(), { now })
  await set(1)
  const [confirmation] = await mailsTo('ash@example.org')
  expect(confirmation?.text).toContain('You hear from us by July 20, 2026.')
  const { id } = await db.boardApplication.findFirstOrThrow()
  const own = await findOwnApplication(linkToken('application', id, 1))
  if (!own) throw new Error('no application')
  expect(promiseInWords(own, now)).toBe('You hear from us by July 20, 2026.')
  expect(promiseInWords(own, new Date('2026-07-21T18:00:00Z'))).toContain('by July 20, 2026, and we are late')
  expect(promiseInWords({ ...own, state: 'INTERVIEW' }, now)).toBeNull()
  expect(promiseInWords({ ...own, state: 'PAUSED', pausedFrom: 'SCREENING' }, now)).toContain('by July 20, 2026')
  await set(null)
  await submit(application({ email: 'cy@example.org' }), { now })
  expect(await db.boardApplication.findMany({ orderBy: { id: 'asc' } })).toMatchObject([{ id }, { answerBy: null }])
})

test('the confirmation says nothing that was typed but the name, since anybody’s address may have been typed', async () => {
  const input = application({
    pronouns: 'ze/zir',
    heardFrom: 'The radio',
    otherSkills: 'Juggling',
    affirmedName: 'A. R.',
  })
  await submit(input)
  const [confirmation] = await mailsTo('ash@example.org')
  const { name, formKey: _, ...typed } = input
  expect(confirmation?.text).toContain(`Name: ${name}`)
  const words = Object.values(typed).filter((value) => typeof value === 'string' && value.length > 3)
  expect(words.length).toBeGreaterThan(10)
  // What stands in tags is nobody's words.
  const mailed = `${confirmation?.text} ${confirmation?.html.replace(/<[^>]*>/g, ' ')}`
  for (const said of words) expect(mailed).not.toContain(said)
})

test('a board and an office with one address get one mail', async () => {
  await changeSetting('boardEmail', 'office@example.org')
  await changeSetting('officeEmail', 'Office@example.org')
  await submit(application())
  expect(await mailsTo('office@example.org')).toHaveLength(1)
})

test('the office is told, and replied to, when the board has no address of its own', async () => {
  await changeSetting('officeEmail', 'office@example.org')
  await submit(application())
  await submit(application())
  expect(await mailsTo('office@example.org')).toHaveLength(1)
  const mails = await mailsTo('ash@example.org')
  expect(mails.map(({ replyTo }) => replyTo)).toEqual(['office@example.org', 'office@example.org'])
})

test('an application arrives although nobody’s address is set', async () => {
  expect(await submit(application())).toBe('submitted')
  expect(await db.boardApplication.count()).toBe(1)
})

test('several applications of one person at the same time are one application', async () => {
  await createPerson({ email: 'ash@example.org' })
  const results = await Promise.all(Array.from({ length: 4 }, () => submit(application())))
  expect(results.sort()).toEqual(['already_applied', 'already_applied', 'already_applied', 'submitted'])
  expect(await db.boardApplication.count()).toBe(1)
})

test('without the lock two applications pass the question, and the database itself refuses the second', async () => {
  const { id: personId } = await createPerson()
  const bothHaveLooked = Promise.withResolvers<void>()
  let looked = 0
  const applyWithoutLock = () =>
    db.$transaction(async (tx) => {
      expect(await tx.boardApplication.count({ where: { personId } })).toBe(0)
      if (++looked === 2) bothHaveLooked.resolve()
      await bothHaveLooked.promise
      const { name, phone, city, region, nvcYears, nvcTrainings, nvcCertification, motivation } = application()
      const asked = { name, phone, city, region, nvcYears, nvcTrainings, nvcCertification, motivation }
      const { timeCommitment, equityStatement, hasConflict, hasPaidWork, affirmedName, formKey } = application()
      const signed = { timeCommitment, equityStatement, hasConflict, hasPaidWork, affirmedName, formKey }
      await tx.boardApplication.create({ data: { ...asked, ...signed, personId } })
    })
  const results = await Promise.allSettled([applyWithoutLock(), applyWithoutLock()])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('somebody with an open application is told so by mail, once a day', async () => {
  const monday = new Date('2026-03-02T18:00:00Z')
  await submit(application(), { now: monday })
  const later = (time: number) => submit(application(), { now: new Date(monday.getTime() + time) })
  expect(await later(hours(1))).toBe('already_applied')
  expect(await later(hours(2))).toBe('already_applied')
  expect(await mailsTo('ash@example.org')).toHaveLength(2)
  expect(await later(hours(24))).toBe('already_applied')
  const mails = await mailsTo('ash@example.org')
  expect(mails).toHaveLength(3)
  expect(mails.at(-1)?.text).toContain('Received')
})

test('whose application is over may apply again', async () => {
  for (const state of closedStates) {
    expect(await submit(application())).toBe('submitted')
    await db.boardApplication.updateMany({ data: { state } })
  }
})

test('a paused application is still open', async () => {
  await submit(application())
  await db.boardApplication.updateMany({
    data: { state: ApplicationState.PAUSED, pausedFrom: ApplicationState.SUBMITTED },
  })
  expect(await submit(application())).toBe('already_applied')
})
