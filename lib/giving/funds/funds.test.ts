import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { withGrant } from '@/lib/people/granted'
import { createFund, createPaidOrder, createPerson, resetDatabase } from '@/prisma/factories'
import { closeFund, reopenFund } from './close-fund'
import { findCampaign, findFund, listFunds, openFunds } from './fund-queries'
import { leaveUnnamed } from './leave-unnamed'
import { addFund, changeFund } from './save-fund'

beforeEach(resetDatabase)

const now = new Date('2026-11-24T20:00:00Z')

async function treasurer() {
  const { id } = await createPerson({ roles: ['TREASURER'] })
  const granted = await withGrant(id, 'TREASURER')
  if (!granted) throw new Error('the grant is missing')
  return granted
}

const campaign = (changed = {}) => ({
  id: randomUUID(),
  slug: 'winter',
  name: 'Winter scholarships',
  purpose: 'Places in winter courses.',
  story: 'Why.',
  goalCents: 100_000,
  endsOn: '2026-12-31',
  position: 0,
  ...changed,
})

type Giving = { name?: string; isAnonymous?: boolean; method?: 'CHECK'; coverCents?: number; personId?: string }

async function give(fundId: string, amountCents: number, giving: Giving = {}) {
  const { name = 'Ada Alder', isAnonymous = false, method, coverCents = 0 } = giving
  const personId = giving.personId ?? (await createPerson()).id
  const cover = { kind: 'FEE_COVER' as const, amountCents: coverCents, fundId }
  const made = await createPaidOrder({
    personId,
    ...(method ? { method } : {}),
    lines: [{ kind: 'GIFT', amountCents, fundId }, ...(coverCents > 0 ? [cover] : [])],
  })
  await db.order.update({ where: { id: made.order.id }, data: { payerName: name, isAnonymous } })
  return { ...made, personId }
}

test('a fund is made once, however often its form is posted, and its address is nobody else’s', async () => {
  const by = await treasurer()
  const fund = campaign()
  expect(await Promise.all([addFund(by, fund, now), addFund(by, fund, now)])).toEqual(['saved', 'saved'])
  expect(await addFund(by, campaign(), now)).toBe('taken')
  expect(await db.fund.count()).toBe(1)
  expect(await db.auditEntry.findMany()).toMatchObject([
    { action: 'fund.added', subject: `fund:${fund.id}`, actor: `person:${by.personId}` },
  ])
})

test('a campaign cannot begin or be moved to a day that is over, but one that is over can be corrected', async () => {
  const by = await treasurer()
  expect(await addFund(by, campaign({ endsOn: '2026-11-23' }), now)).toBe('over')
  const { slug: _, ...fund } = campaign({ endsOn: '2026-11-24' })
  expect(await addFund(by, { ...fund, slug: 'winter' }, now)).toBe('saved')
  const later = new Date('2026-12-02T20:00:00Z')
  expect(await changeFund(by, { ...fund, endsOn: '2026-12-01' }, later)).toBe('over')
  expect(await changeFund(by, { ...fund, name: 'Winter places' }, later)).toBe('saved')
})

test('a campaign keeps its goal and its page, and what was changed is in the audit', async () => {
  const by = await treasurer()
  const { slug: _, ...fund } = campaign()
  await addFund(by, { ...fund, slug: 'winter' }, now)
  expect(await changeFund(by, { ...fund, goalCents: null, endsOn: null }, now)).toBe('goal_kept')
  expect(await changeFund(by, { ...fund, goalCents: 200_000 }, now)).toBe('saved')
  expect(await changeFund(by, { ...fund, id: randomUUID() }, now)).toBe('unknown')
  expect(await db.auditEntry.findFirst({ where: { action: 'fund.changed' } })).toMatchObject({
    details: { goalCents: 200_000, before: { goalCents: 100_000 } },
  })
})

test('a closed fund and one whose last day is over are not offered; opened again it is', async () => {
  const by = await treasurer()
  const { id } = await createFund({ slug: 'open', position: 1 })
  await createFund({ slug: 'last-day', goalCents: 1000, story: 'x', endsOn: '2026-11-24' })
  const offered = async (at = now) => (await openFunds(at)).map(({ slug }) => slug)
  expect(await offered()).toEqual(['last-day', 'open'])
  expect(await offered(new Date('2026-11-25T08:00:00Z'))).toEqual(['open'])
  await closeFund(by, id, now)
  await closeFund(by, id, now)
  expect(await offered()).toEqual(['last-day'])
  await reopenFund(by, id)
  expect(await offered()).toEqual(['last-day', 'open'])
  const actions = await db.auditEntry.findMany({ select: { action: true }, orderBy: { at: 'asc' } })
  expect(actions.map(({ action }) => action)).toEqual(['fund.closed', 'fund.reopened'])
})

test('progress counts what is here: checks too, less what went back, without covered fees, other funds and lost disputes', async () => {
  const { id } = await createFund({ slug: 'winter', goalCents: 100_000, story: 'x' })
  const other = await createFund()
  await give(id, 10_000, { coverCents: 330 })
  await give(id, 5_000, { method: 'CHECK' })
  await give(other.id, 70_000)
  const refunded = await give(id, 4_000)
  const [line] = refunded.lines
  const allocations = { create: { orderLineId: line?.id ?? '', amountCents: 1_000 } }
  await db.refund.create({ data: { paymentId: refunded.payment.id, amountCents: 1_000, reason: 'x', allocations } })
  await db.refund.create({
    data: { paymentId: refunded.payment.id, amountCents: 2_000, reason: 'x', state: 'FAILED', origin: 'STRIPE' },
  })
  const unnamed = await give(id, 8_000, { coverCents: 270 })
  await db.refund.create({
    data: { paymentId: unnamed.payment.id, amountCents: 1_500, reason: 'x', origin: 'STRIPE', state: 'SUCCEEDED' },
  })
  const lost = await give(id, 9_000)
  await db.dispute.create({
    data: {
      paymentId: lost.payment.id,
      disputeId: 'dp_1',
      amountCents: 9_000,
      reason: 'x',
      state: 'LOST',
      openedAt: now,
      closedAt: now,
    },
  })
  const begun = await give(id, 6_000)
  await db.order.update({ where: { id: begun.order.id }, data: { state: 'OPEN' } })
  const raisedCents = 10_000 + 5_000 + 3_000 + 6_500
  expect(await findCampaign('winter')).toMatchObject({ raisedCents, giverCount: 4 })
  expect((await listFunds(await treasurer(), now)).map((fund) => fund.raisedCents).sort()).toEqual([
    raisedCents,
    70_000,
  ])
})

test('who asks not to be named never is, not even for another gift; nor who was never asked; others once, by the alphabet', async () => {
  const { id } = await createFund({ slug: 'winter', goalCents: 100_000, story: 'x' })
  await give(id, 1_000, { name: 'Zoë Quill' })
  const { personId } = await give(id, 9_000, { name: 'Ira Lund', isAnonymous: true })
  await give(id, 1_000, { name: 'Ira Lund', personId })
  await give(id, 5_000, { name: 'Check Writer', method: 'CHECK' })
  const twice = await give(id, 1_000, { name: 'Bo Field' })
  // An entry by hand keeps nobody's name off who let it stand in the form.
  await give(id, 1_000, { name: 'B. F.', personId: twice.personId, method: 'CHECK', isAnonymous: true })
  await give(id, 1_000, { name: 'Bo Field', personId: twice.personId })
  expect(await findCampaign('winter')).toMatchObject({ names: ['Bo Field', 'Zoë Quill'], giverCount: 4 })
})

test('a name is taken off when its giver asks for it later, with all their gifts to this campaign and once in the audit', async () => {
  const { id } = await createFund({ slug: 'winter', goalCents: 100_000, story: 'x' })
  const { personId } = await give(id, 1_000, { name: 'Bo Field' })
  await give(id, 2_000, { name: 'B. Field', personId })
  await give(id, 1_000, { name: 'Zoë Quill' })
  const by = await treasurer()
  expect((await findFund(by, id))?.named.map(({ name }) => name)).toEqual(['B. Field', 'Zoë Quill'])
  await leaveUnnamed(by, { fundId: id, personId })
  await leaveUnnamed(by, { fundId: id, personId })
  expect(await findCampaign('winter')).toMatchObject({ names: ['Zoë Quill'], giverCount: 2, raisedCents: 4_000 })
  expect(await db.auditEntry.count({ where: { action: 'fund.giver_unnamed', actor: `person:${by.personId}` } })).toBe(1)
})

test('a fund without a goal has no page', async () => {
  await createFund({ slug: 'scholarships' })
  expect(await findCampaign('scholarships')).toBeNull()
  expect(await findCampaign('no-such-fund')).toBeNull()
})

test('the database refuses a campaign without a story, an end without a goal, and the general fund’s address', async () => {
  await expect(createFund({ goalCents: 1000 })).rejects.toThrow()
  await expect(createFund({ endsOn: '2026-12-31' })).rejects.toThrow()
  await expect(createFund({ slug: 'general' })).rejects.toThrow()
})
