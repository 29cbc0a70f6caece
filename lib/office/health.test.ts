import { afterAll, expect, test } from 'vitest'
import { startTestSandbox } from '@/sandbox/in-test'
import { checkHealth } from './health'

const sandbox = await startTestSandbox()
afterAll(() => sandbox.close())

test('an answer holds for fifteen seconds, so that strangers who ask do not make us log in at the mail server', async () => {
  const now = new Date('2026-03-02T18:00:00Z')
  const after = (milliseconds: number) => new Date(now.getTime() + milliseconds)
  const [first, atOnce] = [checkHealth('1', now), checkHealth('1', now)]
  expect(await first).toMatchObject({ ok: true, mail: 'up', zoom: 'pasted' })
  expect(atOnce).toBe(first)

  await sandbox.close()
  expect(await checkHealth('1', after(14_999))).toMatchObject({ mail: 'up' })
  expect(await checkHealth('1', after(15_000))).toMatchObject({ ok: false, mail: 'down', database: 'up' })
})
