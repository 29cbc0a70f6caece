import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { ApplicationState, db } from '@/lib/db'
import { changeSetting } from '@/lib/settings'
import { createPerson, resetDatabase } from '@/prisma/factories'
import { keepResume } from './keep-resume'
import { removeOrphanFiles } from './remove-orphan-files'
import { type ApplicationInput, applicationSchema } from './schema'
import { submitApplication } from './submit-application'

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
  const kept = await keepResume(new File([pdf], 'C:\\Users\\ash\\My resume.PDF'))
  if (kept.outcome !== 'kept') throw new Error(kept.outcome)
  return kept.token
}

const mailsTo = (toAddress: string) =>
  db.mailMessage.findMany({
    where: { toAddress },
    select: { subject: true, text: true, html: true, replyTo: true },
    orderBy: { id: 'asc' },
  })

test('an application is stored whole, confirmed to the applicant and announced to the board and the office', async () => {
  await changeSetting('boardEmail', 'board@example.org')
  await changeSetting('officeEmail', 'office@example.org')
  expect(await submitApplication(application({ keptResume: await keep() }))).toEqual({ outcome: 'submitted' })
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

test('the confirmation says nothing that was typed but the name, since anybody’s address may have been typed', async () => {
  const input = application({
    pronouns: 'ze/zir',
    heardFrom: 'The radio',
    otherSkills: 'Juggling',
    affirmedName: 'A. R.',
  })
  await submitApplication(input)
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
  await submitApplication(application())
  expect(await mailsTo('office@example.org')).toHaveLength(1)
})

test('the office is told, and replied to, when the board has no address of its own', async () => {
  await changeSetting('officeEmail', 'office@example.org')
  await submitApplication(application())
  await submitApplication(application())
  expect(await mailsTo('office@example.org')).toHaveLength(1)
  const mails = await mailsTo('ash@example.org')
  expect(mails.map(({ replyTo }) => replyTo)).toEqual(['office@example.org', 'office@example.org'])
})

test('an application arrives although nobody’s address is set', async () => {
  expect(await submitApplication(application())).toEqual({ outcome: 'submitted' })
  expect(await db.boardApplication.count()).toBe(1)
})

test('a form sent twice, or many times at once, is one application and one mail', async () => {
  await createPerson({ email: 'ash@example.org' })
  const form = application()
  const results = await Promise.all(Array.from({ length: 5 }, () => submitApplication(form)))
  expect(results).toEqual(Array.from({ length: 5 }, () => ({ outcome: 'submitted' })))
  expect(await db.boardApplication.count()).toBe(1)
  expect(await mailsTo('ash@example.org')).toHaveLength(1)
})

test('several applications of one person at the same time are one application', async () => {
  await createPerson({ email: 'ash@example.org' })
  const results = await Promise.all(Array.from({ length: 4 }, () => submitApplication(application())))
  const outcomes = results.map(({ outcome }) => outcome).sort()
  expect(outcomes).toEqual(['already_applied', 'already_applied', 'already_applied', 'submitted'])
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
  await submitApplication(application(), monday)
  const later = (time: number) => submitApplication(application(), new Date(monday.getTime() + time))
  expect(await later(hours(1))).toEqual({ outcome: 'already_applied' })
  expect(await later(hours(2))).toEqual({ outcome: 'already_applied' })
  expect(await mailsTo('ash@example.org')).toHaveLength(2)
  expect(await later(hours(24))).toEqual({ outcome: 'already_applied' })
  const mails = await mailsTo('ash@example.org')
  expect(mails).toHaveLength(3)
  expect(mails.at(-1)?.text).toContain('Received')
})

test('who was declined, accepted or has withdrawn may apply again', async () => {
  for (const state of [ApplicationState.DECLINED, ApplicationState.ACCEPTED, ApplicationState.WITHDRAWN]) {
    expect(await submitApplication(application())).toEqual({ outcome: 'submitted' })
    await db.boardApplication.updateMany({ data: { state } })
  }
})

test('a paused application is still open', async () => {
  await submitApplication(application())
  await db.boardApplication.updateMany({
    data: { state: ApplicationState.PAUSED, pausedFrom: ApplicationState.SUBMITTED },
  })
  expect(await submitApplication(application())).toEqual({ outcome: 'already_applied' })
})

test('a form sent again with a corrected address says that it went to the first one', async () => {
  const form = application({ email: 'ahs@example.org' })
  await submitApplication(form)
  expect(await submitApplication({ ...form, email: 'ash@example.org' })).toEqual({
    outcome: 'sent_under_another_address',
  })
})

test('a resume belongs to one application only', async () => {
  const keptResume = await keep()
  await submitApplication(application({ keptResume }))
  expect(await submitApplication(application({ keptResume, email: 'bo@example.org' }))).toEqual({
    outcome: 'resume_gone',
  })
})

test('a claim to a resume that was not made here finds nothing', async () => {
  expect(
    await submitApplication(application({ keptResume: 'AAAAAAAAAAAAAAAAAAAAAA.1.AAAAAAAAAAAAAAAAAAAAAA' })),
  ).toEqual({
    outcome: 'resume_gone',
  })
  expect(await db.boardApplication.count()).toBe(0)
})

test('a resume can be claimed for a day and is removed an hour later, one that was sent never', async () => {
  const sent = await keep()
  await submitApplication(application({ keptResume: sent }))
  const left = await keep()
  const after = (time: number) => new Date(Date.now() + time)
  await removeOrphanFiles(after(hours(24)))
  expect(await db.file.count()).toBe(2)
  const late = application({ keptResume: left, email: 'bo@example.org' })
  expect(await submitApplication(late, after(hours(24)))).toEqual({ outcome: 'resume_gone' })
  await removeOrphanFiles(after(hours(26)))
  expect(await db.file.count()).toBe(1)
})

test('only a resume of the right kind and size is kept', async () => {
  expect(await keepResume(new File([], 'resume.pdf'))).toEqual({ outcome: 'empty' })
  expect(await keepResume(new File(['MZ'], 'resume.pdf'))).toEqual({ outcome: 'wrong_kind' })
  const sixMegabytes = Buffer.concat([pdf, Buffer.alloc(6 * 1024 * 1024), pdf])
  expect(await keepResume(new File([sixMegabytes], 'resume.pdf'))).toEqual({ outcome: 'too_large' })
  expect(await db.file.count()).toBe(0)
})
