import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { changeSetting } from '@/lib/settings'
import { createFund, createPaidOrder, createPerson, resetDatabase } from '@/prisma/factories'
import { recordGift } from './record-gift'

beforeEach(resetDatabase)

type Dedication = { kind: 'HONOR' | 'MEMORY'; honoree: string; message?: string }

/** A gift of $73.21 by Zoë Quill, dedicated, of which Ivo Vale is told. */
async function paidGift(dedication?: Dedication, payerName = 'Zoë Quill') {
  const person = await createPerson({ email: 'zoe@example.org' })
  const fund = await createFund({ name: 'Scholarship fund' })
  const { order, lines } = await createPaidOrder({
    personId: person.id,
    lines: [{ kind: 'GIFT', amountCents: 7_321, fundId: fund.id }],
  })
  const notify = { notifyName: 'Ivo Vale', notifyEmail: 'ivo@example.org' }
  if (dedication) await db.tribute.create({ data: { orderId: order.id, ...notify, ...dedication } })
  const [line] = lines
  if (!line) throw new Error('the gift has no line')
  const { ref, totalCents, isDemonstration } = order
  const paid = { ref, totalCents, isDemonstration, payerName, email: person.email }
  return { order, line: { id: line.id, amountCents: 7_321, registrationId: null, order: paid } }
}

const toldIvo = () => db.mailMessage.findMany({ where: { toAddress: 'ivo@example.org' } })

test('whoever is to be told gets one mail, however often the payment is recorded, and learns neither amount nor address', async () => {
  await changeSetting('officeEmail', 'office@example.org')
  const { line } = await paidGift({ kind: 'HONOR', honoree: 'Maria Vale', message: 'For all those evenings.' })
  await db.$transaction((tx) => recordGift(tx, line))
  await db.$transaction((tx) => recordGift(tx, line))
  const [mail, ...more] = await toldIvo()
  expect(more).toEqual([])
  expect(mail).toMatchObject({ subject: 'A gift in honor of Maria Vale', replyTo: 'office@example.org' })
  for (const said of ['Dear Ivo Vale', 'Zoë Quill', 'For all those evenings.']) expect(mail?.text).toContain(said)
  for (const part of [mail?.text, mail?.html, mail?.subject]) expect(part).not.toMatch(/73|zoe@example\.org|\$/)
})

test('a gift in memory is told in another tone than one in honor', async () => {
  const honor = await paidGift({ kind: 'HONOR', honoree: 'Ivo Vale' })
  await db.$transaction((tx) => recordGift(tx, honor.line))
  expect(await toldIvo()).toMatchObject([{ subject: 'A gift in your honor' }])
  await resetDatabase()
  const memory = await paidGift({ kind: 'MEMORY', honoree: 'Maria Vale' })
  await db.$transaction((tx) => recordGift(tx, memory.line))
  const [mail] = await toldIvo()
  expect(mail?.subject).toBe('In memory of Maria Vale')
  expect(mail?.text).not.toMatch(/glad|news|honor/)
})

test('names may be any words, and the gift is recorded all the same', async () => {
  await changeSetting('officeEmail', 'office@example.org')
  const { line } = await paidGift({ kind: 'MEMORY', honoree: 'Ada null', message: '{{ undefined }}' }, 'Bo undefined')
  await db.$transaction((tx) => recordGift(tx, line))
  expect(await toldIvo()).toMatchObject([{ subject: 'In memory of Ada null' }])
})

test('nobody is told where nobody was named, and a gift without dedication tells the office alone', async () => {
  await changeSetting('officeEmail', 'office@example.org')
  const { line, order } = await paidGift()
  await db.tribute.create({ data: { orderId: order.id, kind: 'HONOR', honoree: 'Maria Vale' } })
  await db.order.update({
    where: { id: order.id },
    data: { employer: 'Cascade Mills', note: 'Thank you all.', isAnonymous: true },
  })
  await db.$transaction((tx) => recordGift(tx, line))
  const mails = await db.mailMessage.findMany()
  expect(mails).toMatchObject([{ toAddress: 'office@example.org' }])
  for (const said of [
    'Scholarship fund',
    'In honor of: Maria Vale',
    'Cascade Mills',
    'Thank you all.',
    'asks not to be',
  ]) {
    expect(mails[0]?.text).toContain(said)
  }
})
