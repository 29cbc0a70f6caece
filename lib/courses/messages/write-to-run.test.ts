import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { registrationLinks } from '@/lib/courses/registration-links'
import { db, RegistrationState } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { sendMail } from '@/lib/mail'
import { withGrant } from '@/lib/people/granted'
import { changeSetting } from '@/lib/settings'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { listMessages } from './message-queries'
import type { MessageInput } from './message-schema'
import { takeMessageBack } from './take-message-back'
import { previewMessage, writeToRun } from './write-to-run'

beforeEach(resetDatabase)
afterAll(stopSendingJobs)

async function newStaff() {
  const { id } = await createPerson({ name: 'Willa', email: 'willa@example.org', roles: ['STAFF'] })
  const staff = await withGrant(id, 'STAFF')
  if (!staff) throw new Error('no grant')
  return staff
}

async function newRun() {
  const course = await createCourse({ title: 'Foundation' })
  const run = await createRun({ courseId: course.id })
  const seat = async (name: string, state: RegistrationState = RegistrationState.CONFIRMED, more = {}) => {
    const person = await createPerson({ email: `${name.toLowerCase()}@example.org` })
    return createRegistration({ runId: run.id, personId: person.id, name, state, ...more })
  }
  return { run, seat }
}

const message = (run: { slug: string }, typed: Partial<MessageInput> = {}): MessageInput => ({
  formKey: randomUUID(),
  run: run.slug,
  to: 'confirmed',
  subject: 'A word about {course}',
  text: 'Dear {name},\n\nbring a pen: {own link}',
  ...typed,
})

async function seenOf(staff: Parameters<typeof previewMessage>[0], input: MessageInput) {
  const preview = await previewMessage(staff, input)
  if (preview.kind !== 'preview') throw new Error(preview.kind)
  return preview.seen
}

const mails = () => db.mailMessage.findMany({ orderBy: { toAddress: 'asc' } })

test('everybody with a seat has a mail of their own, and nobody else; it is kept, with who wrote it', async () => {
  const staff = await newStaff()
  await changeSetting('officeEmail', 'desk@example.org')
  const { run, seat } = await newRun()
  const ada = await seat('Ada')
  await seat('Bea')
  await seat('Cleo', RegistrationState.CANCELLED, { cancelledAt: new Date() })
  await seat('Dora', RegistrationState.WAITLISTED, { waitlistSeq: 1 })
  const input = message(run)
  const preview = await previewMessage(staff, input)
  expect(preview).toMatchObject({ recipients: [{ name: 'Ada' }, { name: 'Bea' }], replyTo: 'desk@example.org' })
  expect(await db.mailMessage.count()).toBe(0)
  expect(await writeToRun(staff, input, await seenOf(staff, input))).toEqual({ kind: 'sent', recipients: 2 })
  const sent = await mails()
  expect(sent.map(({ toAddress, replyTo }) => [toAddress, replyTo])).toEqual([
    ['ada@example.org', 'desk@example.org'],
    ['bea@example.org', 'desk@example.org'],
  ])
  expect(sent[0]).toMatchObject({ subject: 'A word about Foundation', template: 'run-message' })
  expect(sent[0]?.text).toContain(`Dear Ada,\n\nbring a pen: ${registrationLinks(ada).manageHref}`)
  expect(sent[0]?.html).toContain(`<a href="${registrationLinks(ada).manageHref}"`)
  expect(await listMessages(staff, run.slug)).toMatchObject([
    { writer: 'Willa', to: 'everybody with a seat', subject: 'A word about {course}', mails: [{}, {}] },
  ])
  expect(await db.auditEntry.findFirst({ where: { action: 'run.written_to' } })).toMatchObject({
    actor: `person:${staff.personId}`,
    subject: `run:${run.id}`,
  })
})

test('a double press sends once, also at the same moment; other words from the same form are another message', async () => {
  const staff = await newStaff()
  const { run, seat } = await newRun()
  await seat('Ada')
  const input = message(run)
  const seen = await seenOf(staff, input)
  const presses = [1, 2, 3].map(() => writeToRun(staff, input, seen))
  expect(await Promise.all(presses)).toEqual(presses.map(() => ({ kind: 'sent', recipients: 1 })))
  expect(await writeToRun(staff, input, seen)).toEqual({ kind: 'sent', recipients: 1 })
  expect([await db.mailMessage.count(), await db.runMessage.count(), await db.auditEntry.count()]).toEqual([1, 1, 1])
  const other = { ...input, text: 'Bring two pens.' }
  await writeToRun(staff, other, await seenOf(staff, other))
  expect(await db.mailMessage.count()).toBe(2)
})

test('nothing is sent that was not looked at: somebody has come since, or the words are others', async () => {
  const staff = await newStaff()
  const { run, seat } = await newRun()
  await seat('Ada')
  const input = message(run)
  const seen = await seenOf(staff, input)
  expect(await writeToRun(staff, { ...input, text: 'Something else' }, seen)).toEqual({ kind: 'changed' })
  await seat('Bea')
  expect(await writeToRun(staff, input, seen)).toEqual({ kind: 'changed' })
  expect([await db.mailMessage.count(), await db.runMessage.count()]).toEqual([0, 0])
})

test('an unknown value is refused, and so is one that somebody lacks: their names are said, and nobody is written to', async () => {
  const staff = await newStaff()
  const { run, seat } = await newRun()
  await seat('Ada')
  const dora = await seat('Dora', RegistrationState.WAITLISTED, { waitlistSeq: 1 })
  expect(await previewMessage(staff, message(run, { subject: 'For {first name}' }))).toEqual({
    kind: 'unknown_values',
    field: 'subject',
    names: ['{first name}'],
  })
  const lacking = message(run, { to: 'waiting', text: 'Come in: {door}' })
  const refusal = { kind: 'missing_value', field: 'text', name: 'door', people: ['Dora'] }
  expect(await previewMessage(staff, lacking)).toEqual(refusal)
  expect(await writeToRun(staff, lacking, 'anything')).toEqual(refusal)
  expect(
    await previewMessage(staff, message(run, { to: dora.id, text: 'null and undefined are words' })),
  ).toMatchObject({
    kind: 'preview',
    recipients: [{ name: 'Dora' }],
  })
  expect(await db.mailMessage.count()).toBe(0)
})

test('without an office address answers go to who wrote; a registration of another run is nobody', async () => {
  const staff = await newStaff()
  const { run, seat } = await newRun()
  const stranger = await (await newRun()).seat('Zoe')
  await seat('Ada')
  expect(await previewMessage(staff, message(run))).toMatchObject({ replyTo: 'willa@example.org' })
  expect(await previewMessage(staff, message(run, { to: stranger.id }))).toEqual({ kind: 'nobody' })
})

test('what was written is taken back as long as it waits, is kept and said, and its form may send it after all', async () => {
  const staff = await newStaff()
  const { run, seat } = await newRun()
  await seat('Ada')
  await seat('Bea')
  const input = message(run)
  const seen = await seenOf(staff, input)
  await writeToRun(staff, input, seen)
  const jobs = await db.$queryRaw<{ seconds: number }[]>`
    SELECT extract(epoch FROM start_after - created_on)::int AS seconds FROM pgboss.job
    WHERE name = 'send-mail' AND data->>'mailId' IN (SELECT "id"::text FROM "MailMessage")`
  expect(jobs).toEqual([{ seconds: 20 }, { seconds: 20 }])
  const [waiting] = await listMessages(staff, run.slug)
  expect(waiting).toMatchObject({ isWaiting: true, takenBackAt: null })
  const id = waiting?.id ?? ''
  expect([await takeMessageBack(staff, id), await takeMessageBack(staff, id)]).toEqual(['taken_back', 'taken_back'])
  for (const mail of await mails()) await sendMail(mail.id)
  expect((await mails()).map(({ state }) => state)).toEqual(['STALE', 'STALE'])
  expect(await listMessages(staff, run.slug)).toMatchObject([{ isWaiting: false, takenBackAt: expect.any(Date) }])
  expect(await db.auditEntry.count({ where: { action: 'run.message_taken_back' } })).toBe(1)

  expect(await writeToRun(staff, input, seen)).toEqual({ kind: 'sent', recipients: 2 })
  expect((await mails()).filter(({ state }) => state === 'QUEUED')).toHaveLength(2)
})

/** A message to Ada and Bea that waits to be sent, and the first of its two mails. */
async function writtenToTwo() {
  const staff = await newStaff()
  const { run, seat } = await newRun()
  await seat('Ada')
  await seat('Bea')
  const input = message(run)
  await writeToRun(staff, input, await seenOf(staff, input))
  const [first] = await mails()
  return { staff, run, first }
}

test('once the first mail has begun to go out nothing of the message is taken back', async () => {
  const { staff, run, first } = await writtenToTwo()
  await db.mailMessage.update({ where: { id: first?.id ?? '' }, data: { state: 'SENDING' } })
  const { id } = await db.runMessage.findFirstOrThrow()
  expect(await takeMessageBack(staff, id)).toBe('too_late')
  expect((await mails()).map(({ state }) => state)).toEqual(['SENDING', 'QUEUED'])
  expect(await listMessages(staff, run.slug)).toMatchObject([{ isWaiting: false, takenBackAt: null }])
  expect(await takeMessageBack(staff, randomUUID())).toBe('unknown')
})

test('a message that the mail server has refused is taken back too: nobody has it', async () => {
  const { staff, run, first } = await writtenToTwo()
  await db.mailMessage.update({ where: { id: first?.id ?? '' }, data: { state: 'FAILED', refusedAt: new Date() } })
  const { id } = await db.runMessage.findFirstOrThrow()
  expect(await listMessages(staff, run.slug)).toMatchObject([{ isWaiting: true, isRefused: true }])
  expect(await takeMessageBack(staff, id)).toBe('taken_back')
  for (const mail of await mails()) await sendMail(mail.id)
  expect((await mails()).map(({ state }) => state)).toEqual(['STALE', 'STALE'])
  expect(await listMessages(staff, run.slug)).toMatchObject([{ isWaiting: false }])
})

test('of a mail that leaves and its message that is taken back at the same moment, one wins', async () => {
  const staff = await newStaff()
  const { run, seat } = await newRun()
  await seat('Ada')
  await seat('Bea')
  const input = message(run)
  await writeToRun(staff, input, await seenOf(staff, input))
  const { id } = await db.runMessage.findFirstOrThrow()
  const claimed = Promise.withResolvers<void>()
  const mayGo = Promise.withResolvers<void>()
  const [first] = await mails()
  // As `sendMail` claims it, held open.
  const sending = db.$transaction(async (tx) => {
    await tx.mailMessage.update({ where: { id: first?.id ?? '' }, data: { state: 'SENDING' } })
    claimed.resolve()
    await mayGo.promise
  })
  await claimed.promise
  const taking = takeMessageBack(staff, id)
  await expect
    .poll(async () =>
      Number((await db.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM pg_locks WHERE NOT granted`)[0]?.n),
    )
    .toBeGreaterThan(0)
  mayGo.resolve()
  await sending
  expect(await taking).toBe('too_late')
  expect((await mails()).map(({ state }) => state)).toEqual(['SENDING', 'QUEUED'])
})
