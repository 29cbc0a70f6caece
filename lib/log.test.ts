import { expect, test, vi } from 'vitest'
import { withoutAddresses } from './log'

test('an error is logged with its codes and frames, and without the address in its words', () => {
  const refusal = Object.assign(new Error('550 5.1.1 <ada@example.org>: no such user\nask ada%40example.org'), {
    code: 'EENVELOPE',
    responseCode: 550,
    recipient: 'ada@example.org',
    rejected: ['ada@example.org'],
  })
  const told = withoutAddresses(new Error('mail for ada@example.org failed', { cause: refusal }))
  expect(JSON.stringify(told)).not.toMatch(/ada|example/)
  expect(told).toMatchObject({
    type: 'Error',
    message: 'mail for [address] failed',
    cause: { code: 'EENVELOPE', responseCode: 550, message: '550 5.1.1 <[address]>: no such user\nask [address]' },
  })
  expect(told.stack).toMatch(/^\s+at .*log\.test\.ts/)
})

test('what was thrown without being an error is logged without an address, too', () => {
  expect(withoutAddresses('nobody is ada@example.org')).toMatchObject({ message: 'nobody is [address]' })
})

test('an error that holds itself as its cause is logged', () => {
  const error = new Error('round')
  error.cause = error
  expect(withoutAddresses(error)).toMatchObject({ message: 'round' })
})

test('a level that was left empty in .env is the usual one', async () => {
  vi.stubEnv('LOG_LEVEL', '')
  vi.resetModules()
  const { log } = await import('./log')
  expect(log.level).toBe('info')
})
