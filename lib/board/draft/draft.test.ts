import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { secretTemplates } from '@/lib/mail'
import { createApplication, resetDatabase } from '@/prisma/factories'
import { findOwnApplication } from '../own/find-own-application'
import { withdrawApplication } from '../own/withdraw-application'
import { takeResume } from '../take-resume'
import { enterCode } from './enter-code'
import { discardDraft, eraseDrafts } from './erase-drafts'
import { findDraft } from './find-draft'
import { remindOfDrafts } from './remind-of-drafts'
import { saveStep } from './save-step'
import { sendDraft } from './send-draft'
import { startDraft } from './start-draft'
import type { StepId } from './steps'
import { errorsOf, type Typed } from './typed'

const now = new Date('2026-06-08T18:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000)
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const email = 'ash@example.org'

beforeEach(resetDatabase)

const filled: Record<StepId, Typed> = {
  about: { name: ['Ash Rivera'], phone: ['503-555-0123'], city: ['Salem'], region: ['salem'] },
  practice: { nvcYears: ['2-to-5'], nvcCertification: ['none'], nvcTrainings: ['None yet.'] },
  serving: {
    motivation: ['It changed how we argue at home.'],
    timeCommitment: ['Two evenings a month.'],
    skills: ['finance', 'equity'],
    equityStatement: ['To ask who is missing.'],
  },
  conflicts: { hasConflict: ['no'], hasPaidWork: ['no'] },
  references: {
    reference1Name: ['Bo Lind'],
    reference1Email: ['bo@example.org'],
    reference1Relationship: ['My manager'],
    reference1Consent: ['yes'],
    reference2Name: ['Cy Moss'],
    reference2Email: ['cy@example.org'],
    reference2Relationship: ['We practice together'],
    reference2Consent: ['yes'],
  },
  resume: { accessNeeds: ['Captions'] },
}

async function begin(to = email, at = now) {
  const { request } = await startDraft({ request: randomUUID(), email: to }, at)
  const mail = await db.mailMessage.findFirst({ where: { dedupeKey: { startsWith: `board-draft:${request}` } } })
  const secret = /\/board\/apply\/draft\/(\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
  const code = /Code: (\d{6})/.exec(mail?.text ?? '')?.[1] ?? ''
  return { request, secret, code, mail }
}

async function open(secret: string, at = now) {
  const draft = await findDraft(secret, at)
  if (draft?.kind !== 'open') throw new Error('no open draft')
  return draft
}

async function fill(secret: string, at = now) {
  for (const step of Object.keys(filled) as StepId[]) {
    await saveStep(secret, { step, version: 0, posted: filled[step] }, at)
  }
}

async function send(secret: string, at = now) {
  const { edition } = await open(secret, at)
  return sendDraft(secret, { edition, affirmed: 'yes', affirmedName: 'Ash Rivera' }, at)
}

async function resume() {
  const taken = await takeResume(new File(['%PDF-1.7\ntrailer <</Root 1 0 R>>\n%%EOF\n'], 'My resume.pdf'))
  if (taken.outcome !== 'fits') throw new Error(taken.outcome)
  return taken.resume
}

test('a draft is filled in step by step, left, gone on with by the mailed link, and sent as one application', async () => {
  const { secret, mail } = await begin()
  expect(mail).toMatchObject({ toAddress: email })
  expect(mail?.text).toContain('until August 7, 2026')
  expect(await saveStep(secret, { step: 'about', version: 0, posted: filled.about }, now)).toEqual({
    outcome: 'saved',
    version: 1,
    errors: {},
    next: 'practice',
  })
  expect((await open(secret, later(3))).saved.about?.typed).toMatchObject(filled.about)
  await fill(secret, later(3))
  expect(await open(secret, later(3))).toMatchObject({ unfinished: [], eraseAfter: later(60) })
  expect(await send(secret, later(4))).toBe('sent')
  const application = await db.boardApplication.findFirstOrThrow({ include: { person: true, references: true } })
  expect(application).toMatchObject({
    state: 'SUBMITTED',
    person: { email },
    skills: ['finance', 'equity'],
    accessNeeds: 'Captions',
    affirmedName: 'Ash Rivera',
  })
  expect(application.references.map((reference) => reference.email)).toEqual(['bo@example.org', 'cy@example.org'])
  expect(await db.boardDraftStep.count()).toBe(0)
})

test('sent many times at once it is one application, and its links lead to it until their day', async () => {
  const { secret } = await begin()
  await fill(secret)
  const { edition } = await open(secret)
  const signed = { edition, affirmed: 'yes', affirmedName: 'Ash' } as const
  const presses = await Promise.all(Array.from({ length: 5 }, () => sendDraft(secret, signed, now)))
  expect(presses).toEqual(['sent', 'sent', 'sent', 'sent', 'sent'])
  expect(await db.boardApplication.count()).toBe(1)
  expect(await db.mailMessage.count({ where: { template: 'board-application-confirmation' } })).toBe(1)
  const after = await findDraft(secret, now)
  const token = after?.kind === 'sent' ? (after.url.split('/').at(-1) ?? '') : ''
  expect(await findOwnApplication(token)).toMatchObject({ state: 'SUBMITTED' })
  expect(await saveStep(secret, { step: 'about', version: 1, posted: {} }, now)).toEqual({ outcome: 'sent' })
  expect(await discardDraft(secret, now)).toBe(false)
  expect(await findDraft(secret, later(60))).toBeNull()
})

test('of two tabs that save one step at once, one is refused and shown what the other saved; then it may be saved', async () => {
  const { secret } = await begin()
  await saveStep(secret, { step: 'about', version: 0, posted: filled.about }, now)
  const tabs = ['Salem', 'Bend', 'Eugene', 'Portland'].map((city) => ({ ...filled.about, city: [city] }))
  const saved = await Promise.all(tabs.map((posted) => saveStep(secret, { step: 'about', version: 1, posted }, now)))
  // One may have changed nothing, which is in nobody's way.
  const refused = saved.flatMap((result, tab) => (result.outcome === 'changed_elsewhere' ? [{ result, tab }] : []))
  expect(refused.length).toBeGreaterThanOrEqual(2)
  const stands = (await open(secret)).saved.about
  expect(stands?.version).toBe(2)
  for (const { result } of refused) expect(result).toMatchObject({ version: 2, other: stands?.typed })
  const again = { step: 'about', version: 2, posted: tabs[refused[0]?.tab ?? 0] ?? {} } as const
  expect(await saveStep(secret, again, now)).toMatchObject({ outcome: 'saved', version: 3 })
})

test('without the lock two tabs find the same version, and one overwrites the other without a word', async () => {
  const { secret } = await begin()
  await saveStep(secret, { step: 'about', version: 0, posted: filled.about }, now)
  const bothHaveLooked = Promise.withResolvers<void>()
  let looked = 0
  const saveWithoutLock = (city: string) =>
    db.$transaction(async (tx) => {
      const { draftId, version } = await tx.boardDraftStep.findFirstOrThrow()
      if (++looked === 2) bothHaveLooked.resolve()
      await bothHaveLooked.promise
      const where = { draftId_step: { draftId, step: 'about' } }
      await tx.boardDraftStep.update({ where, data: { version: version + 1, typed: { city: [city] } } })
    })
  const results = await Promise.allSettled([saveWithoutLock('Bend'), saveWithoutLock('Eugene')])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
  expect((await open(secret)).saved.about?.version).toBe(2)
})

test('the same words saved twice are one version, though the page was an old one', async () => {
  const { secret } = await begin()
  const save = () => saveStep(secret, { step: 'about', version: 0, posted: filled.about }, now)
  expect(await Promise.all([save(), save()])).toMatchObject([{ version: 1 }, { version: 1 }])
})

test('what is unfinished or wrong is saved too, and told; half a sign is left out', async () => {
  const { secret } = await begin()
  const posted = { name: ['Ash \ud83d'], phone: ['12'], unasked: ['x'] }
  expect(await saveStep(secret, { step: 'about', version: 0, posted }, now)).toMatchObject({
    outcome: 'saved',
    errors: { phone: 'Enter a phone number like 503-555-0123', city: 'Enter the town or city you live in' },
  })
  const { saved, unfinished } = await open(secret)
  expect(saved.about?.typed).toMatchObject({ name: ['Ash \ufffd'], phone: ['12'] })
  expect(saved.about?.typed).not.toHaveProperty('unasked')
  expect(unfinished).toContain('about')
})

test('the applicant’s own address is known to the step of the references', async () => {
  const { secret } = await begin()
  const posted = { ...filled.references, reference1Email: ['Ash@example.org'] }
  expect(await saveStep(secret, { step: 'references', version: 0, posted }, now)).toMatchObject({
    errors: { reference1Email: 'This is your own address; enter your reference’s' },
  })
})

test('nothing is sent that is unfinished, or that was changed since it was looked through', async () => {
  const { secret } = await begin()
  await saveStep(secret, { step: 'about', version: 0, posted: filled.about }, now)
  expect(await send(secret)).toBe('unfinished')
  await fill(secret)
  const { edition } = await open(secret)
  await saveStep(secret, { step: 'serving', version: 1, posted: { ...filled.serving, motivation: ['Else.'] } }, now)
  expect(await sendDraft(secret, { edition, affirmed: 'yes', affirmedName: 'Ash' }, now)).toBe('changed')
  expect(await db.boardApplication.count()).toBe(0)
  expect(await send(secret)).toBe('sent')
})

test('a resume is kept with its step, replaced and taken away, and goes with the application', async () => {
  const { secret } = await begin()
  const save = async (version: number, file: 'remove' | 'a file') => {
    const change = file === 'remove' ? file : await resume()
    return saveStep(secret, { step: 'resume', version, posted: {}, resume: change }, now)
  }
  await save(0, 'a file')
  expect(await open(secret)).toMatchObject({ resumeName: 'My resume.pdf' })
  expect(await save(0, 'a file')).toMatchObject({ outcome: 'changed_elsewhere' })
  await save(1, 'a file')
  expect(await db.file.count()).toBe(1)
  await save(2, 'remove')
  expect(await db.file.count()).toBe(0)
  await save(3, 'a file')
  await fill(secret)
  expect(await open(secret)).toMatchObject({ resumeName: 'My resume.pdf' })
  await send(secret)
  expect(await db.boardApplication.findFirst({ select: { resume: { select: { name: true } } } })).toEqual({
    resume: { name: 'My resume.pdf' },
  })
  await eraseDrafts(later(60))
  expect(await db.file.count()).toBe(1)
})

test('the code opens the draft in the browser that asked for it, for an hour and five tries', async () => {
  const { request, code, secret } = await begin()
  const entered = await enterCode({ request, code }, minutes(59))
  if (entered.outcome !== 'opened') throw new Error('refused')
  expect(entered.secret).not.toBe(secret)
  expect((await open(entered.secret)).email).toBe(email)
  expect(await enterCode({ request: randomUUID(), code }, now)).toEqual({ outcome: 'refused' })
  expect(await enterCode({ request, code }, minutes(61))).toEqual({ outcome: 'refused' })
  const wrong = code === '000000' ? '111111' : '000000'
  await Promise.all(Array.from({ length: 4 }, () => enterCode({ request, code: wrong }, now)))
  expect(await enterCode({ request, code }, now)).toEqual({ outcome: 'refused' })
})

test('a draft bears a hundred tries a day, whoever asks for however many codes', async () => {
  const first = await begin()
  await db.boardDraftKey.updateMany({ data: { tries: 100 } })
  const second = await begin()
  expect(await enterCode(second, minutes(1))).toEqual({ outcome: 'refused' })
  expect((await open(first.secret)).email).toBe(email)
  const third = await begin(email, later(2))
  expect(await enterCode(third, later(2))).toMatchObject({ outcome: 'opened' })
})

test('our tables hold nothing that opens a draft, once its mail is sent', async () => {
  const { secret, code, mail } = await begin()
  expect(JSON.stringify(await db.boardDraftKey.findMany())).not.toMatch(new RegExp(`${secret}|"${code}"`))
  expect(secretTemplates).toContain(mail?.template)
  expect(await findDraft(`${secret}x`, now)).toBeNull()
  expect(await findDraft('', now)).toBeNull()
})

test('whoever types the address again gets another link to the same draft, and the first one still opens it', async () => {
  const first = await begin()
  await saveStep(first.secret, { step: 'about', version: 0, posted: filled.about }, now)
  const second = await begin()
  expect(second.secret).not.toBe(first.secret)
  for (const { secret } of [first, second]) expect((await open(secret)).saved.about?.version).toBe(1)
  expect(await db.boardDraft.count()).toBe(1)
})

test('a form sent twice, or by many at once, is one mail; with a corrected address it is another draft', async () => {
  const request = randomUUID()
  const sent = await Promise.all(Array.from({ length: 4 }, () => startDraft({ request, email }, now)))
  expect(sent).toEqual(Array.from({ length: 4 }, () => ({ request })))
  expect(await db.mailMessage.count()).toBe(1)
  const corrected = await startDraft({ request, email: 'ash.rivera@example.org' }, now)
  expect(corrected.request).not.toBe(request)
  expect(await db.mailMessage.count({ where: { toAddress: 'ash.rivera@example.org' } })).toBe(1)
})

test('somebody with an open application is mailed how it stands, and no link to a form', async () => {
  const application = await createApplication()
  const { mail } = await begin(application.email ?? '')
  expect(mail).toBeNull()
  const [told] = await db.mailMessage.findMany()
  expect(told).toMatchObject({ template: 'board-application-open', toAddress: application.email })
  await begin(application.email ?? '')
  expect(await db.mailMessage.count()).toBe(1)
})

test('who applied meanwhile keeps the draft and sends it once the other is withdrawn', async () => {
  const application = await createApplication()
  await db.person.update({ where: { id: application.personId }, data: { email: 'other@example.org' } })
  const { secret } = await begin()
  await fill(secret)
  await db.person.update({ where: { id: application.personId }, data: { email } })
  expect(await send(secret)).toBe('already_applied')
  const token = (await db.mailMessage.findFirstOrThrow({ where: { template: 'board-application-open' } })).text
  expect(await withdrawApplication(/apply\/(\S+)/.exec(token)?.[1] ?? '')).toBe('withdrawn')
  expect(await send(secret)).toBe('sent')
})

test('on the day that was told, and at the applicant’s wish, all of a draft is erased', async () => {
  const { secret } = await begin()
  await saveStep(secret, { step: 'resume', version: 0, posted: {}, resume: await resume() }, now)
  const other = await begin('bo@example.org', later(1))
  await eraseDrafts(new Date(later(60).getTime() - 1))
  expect((await open(secret, later(59))).resumeName).toBe('My resume.pdf')
  await Promise.all([eraseDrafts(later(60)), eraseDrafts(later(60))])
  expect(await findDraft(secret, later(60))).toBeNull()
  expect(await db.file.count()).toBe(0)
  expect((await open(other.secret, later(60))).email).toBe('bo@example.org')
  expect(await discardDraft(other.secret, later(60))).toBe(true)
  expect(await db.boardDraft.count()).toBe(0)
  expect(await db.boardDraftKey.count()).toBe(0)
})

test('whoever begins again after that day, before the night’s job has run, begins with an empty form', async () => {
  const { secret } = await begin()
  await saveStep(secret, { step: 'resume', version: 0, posted: {}, resume: await resume() }, now)
  const again = await begin(email, later(61))
  expect(await open(again.secret, later(61))).toMatchObject({ saved: {}, resumeName: null, eraseAfter: later(121) })
  expect(await db.file.count()).toBe(0)
})

test('a week before that day whoever filled something in is reminded once, by a link that opens it', async () => {
  const { secret } = await begin()
  await saveStep(secret, { step: 'about', version: 0, posted: filled.about }, now)
  await begin('bo@example.org')
  const sent = await begin('dee@example.org')
  await fill(sent.secret)
  expect(await send(sent.secret)).toBe('sent')
  const reminders = () => db.mailMessage.findMany({ where: { dedupeKey: { contains: ':reminder:' } } })
  await remindOfDrafts(new Date(later(53).getTime() - 1))
  expect(await reminders()).toEqual([])
  await Promise.all([remindOfDrafts(later(53)), remindOfDrafts(later(53))])
  await remindOfDrafts(later(54))
  const [mail, ...others] = await reminders()
  expect(others).toEqual([])
  expect(mail).toMatchObject({ toAddress: email, notAfter: later(60) })
  expect(await db.boardDraftKey.count()).toBe(4)
  const link = /draft\/(\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
  expect((await open(link, later(54))).saved.about?.version).toBe(1)
})

test('what is wrong with a step is said in the order of its fields', () => {
  expect(Object.keys(errorsOf('conflicts', { hasConflict: ['yes'] }, 'ash@example.org'))).toEqual([
    'conflict',
    'hasPaidWork',
  ])
})
