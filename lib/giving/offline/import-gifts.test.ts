import fc from 'fast-check'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { toCsv } from '@/lib/csv'
import { db } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { type Treasurer, withGrant } from '@/lib/people/granted'
import { changeSetting, type SettingName } from '@/lib/settings'
import { createPerson, createPersonByPost, resetDatabase } from '@/prisma/factories'
import { type Answers, importGifts, type RowAnswer } from './import-gifts'
import { keepImport, readImport } from './keep-import'
import type { PlannedRow } from './plan-import'

const issuer: [SettingName, string][] = [
  ['legalName', 'Oregon Network'],
  ['ein', '12-3456789'],
  ['postalAddress', '1 River Road, Bend, OR 97701'],
]
const head = ['method', 'amount', 'received', 'reference', 'name', 'email', 'address']

let treasurer: Treasurer

async function begin() {
  await resetDatabase()
  for (const [name, value] of issuer) await changeSetting(name, value)
  const { id } = await createPerson({ roles: ['TREASURER'], email: 'treasurer@example.org' })
  const granted = await withGrant(id, 'TREASURER')
  if (!granted) throw new Error('the grant is missing')
  treasurer = granted
}
beforeEach(begin)
afterAll(stopSendingJobs)

async function keep(rows: string[][]): Promise<string> {
  const kept = await keepImport(treasurer, { fileName: 'gifts.csv', bytes: Buffer.from(toCsv(head, rows)) })
  if (!kept.ok) throw new Error(kept.problem)
  return kept.id
}

async function planOf(id: string) {
  const file = await readImport(treasurer, id)
  if (file?.state !== 'waiting') throw new Error(`the file is ${file?.state}`)
  return file.plan
}

const none: Answers = new Map()
const enter = async (id: string, answers = none, hash?: string) =>
  importGifts(treasurer, id, { answers, seenHash: hash ?? (await planOf(id)).hash })

const everything = async () => ({
  orders: await db.order.count(),
  payments: await db.payment.count(),
  receipts: await db.receipt.count(),
  letters: await db.letter.count(),
  people: await db.person.count(),
})

const ada = ['check', '50', '1/4/2026', '1042', 'Ada', 'ada@example.org', '']
const ben = ['cash', '20', '1/5/2026', '', 'Ben', '', '2 Moss Road, Bend']
const bad = ['cash', 'twenty', '1/5/2026', '', 'Cleo', 'cleo@example.org', '']

test('a file is looked at without a trace in the books', async () => {
  const before = await everything()
  const { rows, isEnterable } = await planOf(await keep([ada, bad]))
  expect(await everything()).toEqual(before)
  expect(isEnterable).toBe(false)
  expect(rows).toMatchObject([
    { row: 2, look: { donor: { kind: 'new' }, alike: [] } },
    { row: 3, problems: ['Enter an amount in dollars, like 75 or 75.50'] },
  ])
})

test('with one bad row nothing is entered; once it is mended, all is', async () => {
  const before = await everything()
  expect(await enter(await keep([ada, ben, bad]))).toEqual({ outcome: 'not_ready', open: [] })
  expect(await everything()).toEqual(before)
  const mended = [...bad]
  mended[1] = '20'
  expect(await enter(await keep([ada, ben, mended]))).toEqual({ outcome: 'entered', gifts: 3 })
  expect(await everything()).toMatchObject({ payments: 3, receipts: 3, letters: 1, people: before.people + 3 })
})

test('cash of which nobody knows who gave it is entered without a receipt; a check is not', async () => {
  const basket = (method: string) => [method, '63.25', '1/5/2026', '', 'unnamed giver', '', '']
  expect(await enter(await keep([basket('check')]))).toEqual({ outcome: 'not_ready', open: [] })
  expect(await enter(await keep([basket('cash'), ben]))).toEqual({ outcome: 'entered', gifts: 2 })
  expect(await enter(await keep([[...basket('cash').slice(0, 2), '1/12/2026', '', 'Unnamed giver', '', '']]))).toEqual({
    outcome: 'entered',
    gifts: 1,
  })
  expect(
    await db.person.findMany({ where: { isUnnamed: true }, select: { _count: { select: { orders: true } } } }),
  ).toEqual([{ _count: { orders: 2 } }])
  expect(await db.receipt.count()).toBe(1)
})

test('where one row fails while it is written, none is', async () => {
  const id = await keep([ada, ben])
  const { hash } = await planOf(id)
  const before = await everything()
  // Something real that the plan cannot see: the counter of receipts is lost in the middle.
  await db.$executeRaw`CREATE FUNCTION fail_second() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW."serial" = 2 THEN RAISE EXCEPTION 'the second fails'; END IF; RETURN NEW; END $$`
  await db.$executeRaw`CREATE TRIGGER fail_second BEFORE INSERT ON "Receipt" FOR EACH ROW EXECUTE FUNCTION fail_second()`
  try {
    await expect(enter(id, none, hash)).rejects.toThrow('the second fails')
  } finally {
    await db.$executeRaw`DROP TRIGGER fail_second ON "Receipt"`
    await db.$executeRaw`DROP FUNCTION fail_second()`
  }
  expect(await everything()).toEqual(before)
  expect(await enter(id)).toEqual({ outcome: 'entered', gifts: 2 })
})

test('two presses at once enter a file once', async () => {
  const id = await keep([ada, ben])
  const { hash } = await planOf(id)
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => enter(id, none, hash)))
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['entered', ...Array(3).fill('entered_before')])
  expect(await db.payment.count()).toBe(2)
})

test('the same file again is refused row by row, unless somebody says that it is another gift', async () => {
  await enter(await keep([ada, ben]))
  const again = await keep([ada, ben])
  const { rows } = await planOf(again)
  expect(rows).toMatchObject([{ look: { alike: [{ kind: 'entered' }] } }, { look: { alike: [{ kind: 'entered' }] } }])
  expect(await enter(again)).toMatchObject({
    outcome: 'not_ready',
    open: [
      { row: 2, question: 'alike' },
      { row: 3, question: 'donor' },
      { row: 3, question: 'alike' },
    ],
  })
  const answers: Answers = new Map<number, RowAnswer>([
    [2, { who: {}, alike: 'enter' }],
    [3, { who: {}, alike: 'leave_out' }],
  ])
  expect(await enter(again, answers)).toEqual({ outcome: 'entered', gifts: 1 })
  expect(await db.payment.count({ where: { amountCents: 5_000 } })).toBe(2)
  expect(await db.payment.count({ where: { amountCents: 2_000 } })).toBe(1)
})

test('the same file kept twice and entered twice at once is entered once', async () => {
  const ids = [await keep([ada, ben]), await keep([ada, ben])]
  const hashes = await Promise.all(ids.map(async (id) => (await planOf(id)).hash))
  const outcomes = await Promise.all(ids.map((id, index) => enter(id, none, hashes[index])))
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['changed', 'entered'])
  expect(await db.payment.count()).toBe(2)
})

test('the database itself refuses a row a second time', async () => {
  await enter(await keep([ada]))
  const { formKey, personId } = await db.order.findFirstOrThrow()
  expect(formKey).toMatch(/^import:[0-9a-f]{64}:0$/)
  const order = { ref: 'AGAIN', personId, payerName: 'Ada', totalCents: 5_000, formKey }
  await expect(db.order.create({ data: order })).rejects.toThrow('Unique constraint')
})

test('what has changed since somebody looked is looked at again', async () => {
  const id = await keep([ada])
  const { hash } = await planOf(id)
  await createPerson({ email: 'ada@example.org', name: 'Ada' })
  expect(await enter(id, none, hash)).toEqual({ outcome: 'changed' })
  expect(await planOf(id)).toMatchObject({ rows: [{ look: { donor: { kind: 'known' } } }] })
})

test('somebody of the same name and address is asked about; in one file they are the same person, and the plan says so', async () => {
  const known = await createPersonByPost({ name: 'Ben', postalAddress: '2 Moss Road, Bend' })
  const una = ['cash', '5', '1/5/2026', '', 'Una', '', '3 Moss Road']
  const id = await keep([ben, una, ['cash', '6', '1/6/2026', '', 'Una', '', '3 moss road.']])
  expect((await planOf(id)).rows).toMatchObject([
    { look: { donor: { kind: 'suggested', people: [{ id: known.id }] } } },
    { look: { donor: { kind: 'new' } } },
    { look: { donor: { kind: 'row', row: 3, part: 'donor' } } },
  ])
  expect(await enter(id)).toEqual({ outcome: 'not_ready', open: [{ row: 2, question: 'donor' }] })
  const before = await db.person.count()
  const answers: Answers = new Map([[2, { who: { donor: { personId: known.id } }, alike: null }]])
  expect(await enter(id, answers)).toEqual({ outcome: 'entered', gifts: 3 })
  expect(await db.person.count()).toBe(before + 1)
  expect(await db.order.count({ where: { personId: known.id } })).toBe(1)
})

test('an email that one row brings for somebody we know is theirs in the next', async () => {
  const known = await createPersonByPost({ name: 'Ben', postalAddress: '2 Moss Road, Bend' })
  const withEmail = (amount: string) => ['cash', amount, '1/5/2026', '', 'Ben', 'ben@example.org', '2 Moss Road, Bend']
  const id = await keep([withEmail('5'), withEmail('6')])
  expect((await planOf(id)).rows).toMatchObject([
    { look: { donor: { kind: 'suggested' } } },
    { look: { donor: { kind: 'row', row: 2 } } },
  ])
  const answers: Answers = new Map([[2, { who: { donor: { personId: known.id } }, alike: null }]])
  expect(await enter(id, answers)).toEqual({ outcome: 'entered', gifts: 2 })
  expect(await db.order.count({ where: { personId: known.id } })).toBe(2)
})

test('two of a name with emails of their own are two, though a row between them says no email', async () => {
  const cleo = (email: string, day: string) => ['check', '5', day, '', 'Cleo', email, '2 Moss Road']
  const rows = [cleo('one@example.org', '1/5/2026'), cleo('', '1/6/2026'), cleo('two@example.org', '1/7/2026')]
  const id = await keep(rows)
  expect((await planOf(id)).rows).toMatchObject([
    { look: { donor: { kind: 'new' } } },
    { look: { donor: { kind: 'row', row: 2 } } },
    { look: { donor: { kind: 'new' } } },
  ])
  await enter(id)
  const orders = await db.order.findMany({ select: { person: { select: { email: true } } }, orderBy: { id: 'asc' } })
  expect(orders.map(({ person }) => person.email)).toEqual(['one@example.org', 'one@example.org', 'two@example.org'])
})

test('a file in the letters of an older Excel is read too', async () => {
  const text = 'method,amount,received,name,email\r\ncash,5,1/5/2026,Zo\xeb,zoe@example.org\r\n'
  const kept = await keepImport(treasurer, { fileName: 'old.csv', bytes: Buffer.from(text, 'latin1') })
  if (!kept.ok) throw new Error(kept.problem)
  expect((await planOf(kept.id)).rows).toMatchObject([{ name: 'Zoë' }])
})

test.each([
  ['semicolons', ';', (text: string) => Buffer.from(text)],
  ['Unicode Text, with tabs', '\t', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
])('a file that a spreadsheet wrote with %s is read too', async (_, mark, encode) => {
  const rows = [head, ['cash', '20', '1/5/2026', '', 'Zo\u0000ë', '', '2 Moss Road']]
  const bytes = encode(rows.map((row) => row.join(mark)).join('\r\n'))
  const kept = await keepImport(treasurer, { fileName: 'gifts.txt', bytes })
  expect((await planOf(kept.ok ? kept.id : kept.problem)).rows).toMatchObject([
    { name: 'Zoë', gift: { amountCents: 2000 } },
  ])
})

test('a file that was never entered is forgotten after a week, and one that was keeps no text', async () => {
  const weekAgo = new Date(Date.now() - 8 * 24 * 3600 * 1000)
  const old = await keepImport(treasurer, { fileName: 'old.csv', bytes: Buffer.from(toCsv(head, [ada])) }, weekAgo)
  const id = await keep([ben])
  expect(old.ok && (await readImport(treasurer, old.id))).toBeNull()
  await enter(id)
  expect(await db.giftImport.findUnique({ where: { id } })).toMatchObject({ text: '', gifts: 1 })
})

const row = fc.record({
  method: fc.constantFrom('check', 'cash'),
  amount: fc.constantFrom('5', '7.50', '20', 'ten'),
  received: fc.constantFrom('1/5/2026', '2026-01-06'),
  reference: fc.constantFrom('', '', '7'),
  name: fc.constantFrom('Ada', 'Ben', 'Cleo'),
  email: fc.constantFrom('', 'ada@example.org', 'ben@example.org'),
  address: fc.constantFrom('', '1 Moss Road', '2 Moss Road'),
})

/** What the plan promises, given the answers: which rows are entered, and how many people are new. */
function promised(rows: readonly PlannedRow[], answers: Answers) {
  const entered = rows.filter((one) => 'gift' in one && answers.get(one.row)?.alike !== 'leave_out')
  const made = new Set<number>()
  const found = new Set<number>()
  for (const one of entered) {
    if (!('gift' in one)) continue
    const { donor } = one.look
    const isNew = donor.kind === 'suggested' && answers.get(one.row)?.who.donor === 'new'
    if (donor.kind === 'new' || isNew) made.add(one.row)
    else if (donor.kind !== 'row') found.add(one.row)
    // The first row that names them may have been left out.
    else if (!found.has(donor.row)) made.add(donor.row)
  }
  return { entered, isMade: made }
}

test('whatever the file, entering it does what looking at it said, and nothing where a row is refused', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 5 }),
      fc.infiniteStream(fc.constantFrom('enter' as const, 'leave_out' as const)),
      fc.infiniteStream(fc.boolean()),
      async (rows, alikes, news) => {
        await begin()
        await createPersonByPost({ name: 'Ada', postalAddress: '1 Moss Road' })
        const cells = rows.map((one) => [
          one.method,
          one.amount,
          one.received,
          one.method === 'check' ? one.reference : '',
          one.name,
          one.email,
          one.address,
        ])
        // Twice: the second time, much of it is known.
        for (let time = 0; time < 2; time++) {
          const id = await keep(cells)
          const plan = await planOf(id)
          const answers = new Map<number, RowAnswer>()
          for (const one of plan.rows) {
            if (!('gift' in one)) continue
            const { donor, alike } = one.look
            const isNew = news.next().value
            const [first] = donor.kind === 'suggested' ? donor.people : []
            answers.set(one.row, {
              who: first ? { donor: isNew ? 'new' : { personId: first.id } } : {},
              alike: alike.length > 0 ? alikes.next().value : null,
            })
          }
          const before = await everything()
          const outcome = await enter(id, answers)
          const after = await everything()
          if (!plan.isEnterable) {
            expect(outcome).toMatchObject({ outcome: 'not_ready' })
            expect(after).toEqual(before)
            continue
          }
          const { entered, isMade } = promised(plan.rows, answers)
          expect(outcome).toEqual({ outcome: 'entered', gifts: entered.length })
          expect(after.payments - before.payments).toBe(entered.length)
          expect(after.receipts - before.receipts).toBe(entered.length)
          expect(after.people - before.people).toBe(isMade.size)
        }
      },
    ),
    { numRuns: 12 },
  )
}, 240_000)
