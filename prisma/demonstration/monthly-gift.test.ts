import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { effects } from '@/app/effects'
import { db } from '@/lib/db'
import { changeGiftAmount } from '@/lib/giving/recurring/change-gift-amount'
import { pauseGift } from '@/lib/giving/recurring/pause-gift'
import { resumeGift } from '@/lib/giving/recurring/resume-gift'
import { stopGift } from '@/lib/giving/recurring/stop-gift'
import { stopSendingJobs } from '@/lib/jobs'
import { settleSubject } from '@/lib/payments/settle'
import { changeSetting, demonstrationSettings, settingNames } from '@/lib/settings'
import { createPerson, resetDatabase } from '@/prisma/factories'
import { startTestSandbox } from '@/sandbox/in-test'
import type { Sandbox } from '@/sandbox/sandbox'
import { seedMonthlyGift } from './gifts'

let folder: string
let sandbox: Sandbox
beforeAll(async () => {
  await resetDatabase()
  for (const name of settingNames) await changeSetting(name, demonstrationSettings[name])
  folder = await mkdtemp(join(tmpdir(), 'monthly-gift-'))
  const stateFile = join(folder, 'sandbox.json')
  await seedMonthlyGift(await createPerson(), new Date(), stateFile)
  sandbox = await startTestSandbox(undefined, stateFile)
})
afterAll(async () => {
  await stopSendingJobs()
  await sandbox.close()
  await rm(folder, { recursive: true })
})

const theGift = () => db.recurringGift.findFirstOrThrow()

test('the demonstration’s monthly gift is the same here and at the stand-in for Stripe', async () => {
  const before = await theGift()
  const payments = await db.payment.findMany({ select: { id: true, feeCents: true } })
  expect(payments).toHaveLength(4)
  expect(await settleSubject({ subscriptionId: before.subscriptionId }, effects)).toBe('SETTLED')
  const { readAt: _, updatedAt: __, ...after } = await theGift()
  expect(before).toMatchObject(after)
  expect(await db.payment.findMany({ select: { id: true, feeCents: true } })).toEqual(payments)
  expect(await db.mailMessage.count({ where: { template: 'recurring-gift' } })).toBe(0)
})

test('each of its payments can be asked about, and is known', async () => {
  for (const { paymentIntentId } of await db.payment.findMany()) {
    expect(await settleSubject({ paymentIntentId }, effects)).toBe('SETTLED')
  }
  expect([await db.payment.count(), await db.order.count()]).toEqual([4, 4])
})

test('it can be changed, paused, resumed and stopped', async () => {
  const { personId } = await theGift()
  expect(await changeGiftAmount(personId, 4000, effects)).toBe('done')
  expect(await pauseGift(personId, effects)).toBe('done')
  expect(await resumeGift(personId, effects)).toBe('done')
  expect(await theGift()).toMatchObject({ amountCents: 4000, state: 'ACTIVE' })
  expect(await stopGift(personId, effects)).toBe('done')
  expect(await theGift()).toMatchObject({ state: 'ENDED', endReason: 'DONOR' })
})
