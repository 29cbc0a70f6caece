import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { environmentProblems } from './env'

const key = Buffer.alloc(32, 7).toString('base64')
const complete = {
  SITE_MODE: 'production',
  DATABASE_URL: 'postgres://site@db/site',
  SITE_URL: 'https://www.example.org',
  LINK_SECRET: 'x'.repeat(40),
  NEXTAUTH_SECRET: 'x'.repeat(40),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key,
  SMTP_URL: 'smtps://user:pass@mail.example.org',
  MAIL_FROM: 'ORNCC <office@example.org>',
  STRIPE_SECRET_KEY: 'sk_live_abc',
  STRIPE_WEBHOOK_SECRET: 'whsec_abc',
  TRUSTED_PROXIES: 'none',
}

test('a complete production environment has no problems', () => {
  expect(environmentProblems(complete)).toEqual([])
})

test('every missing setting is named at once', () => {
  const problems = environmentProblems({ SITE_MODE: 'production', SITE_URL: '' })
  for (const name of Object.keys(complete).filter((name) => name !== 'SITE_MODE')) {
    expect(problems).toContain(`${name}: is not set`)
  }
})

test('production refuses the sandbox, test keys and plain http', () => {
  const problems = environmentProblems({
    ...complete,
    SITE_URL: 'http://www.example.org',
    STRIPE_SECRET_KEY: 'sk_test_abc',
    STRIPE_API_BASE: 'http://127.0.0.1:3001',
  })
  expect(problems.map((problem) => problem.split(':')[0])).toEqual(['SITE_URL', 'STRIPE_SECRET_KEY', 'STRIPE_API_BASE'])
})

test('a demonstration refuses a live key', () => {
  const problems = environmentProblems({ ...complete, SITE_MODE: 'demonstration' })
  expect(problems).toEqual(['STRIPE_SECRET_KEY: must be a test key, since SITE_MODE is not production'])
})

test('a proxy whose address cannot be read is named before the site starts', () => {
  for (const list of ['none', '10.0.0.1', '10.0.0.0/8, ::1', 'fd00::/8']) {
    expect(environmentProblems({ ...complete, TRUSTED_PROXIES: list })).toEqual([])
  }
  for (const list of ['proxy.example.org', '10.0.0.0/80', '10.0.0.1 10.0.0.2']) {
    expect(environmentProblems({ ...complete, TRUSTED_PROXIES: list })).toHaveLength(1)
  }
})

test('of an OpenID provider all four are set or none is, and production speaks https with it', () => {
  const openId = { OPENID_CLIENT_ID: 'client', OPENID_CLIENT_SECRET: 'secret', OPENID_NAME: 'Google' }
  expect(environmentProblems({ ...complete, ...openId })).toEqual(['OPENID_ISSUER: is not set'])
  const whole = { ...complete, ...openId, OPENID_ISSUER: 'https://accounts.google.com' }
  expect(environmentProblems(whole)).toEqual([])
  expect(environmentProblems({ ...whole, OPENID_ISSUER: 'http://accounts.google.com' })).toHaveLength(1)
})

test('of Zoom’s keys all three are set or none is', () => {
  const some = { ...complete, ZOOM_ACCOUNT_ID: 'account', ZOOM_CLIENT_SECRET: 'secret' }
  expect(environmentProblems(some)).toEqual(['ZOOM_CLIENT_ID: is not set'])
  expect(environmentProblems({ ...some, ZOOM_CLIENT_ID: 'client' })).toEqual([])
  expect(environmentProblems({ ...complete, ZOOM_API_BASE: 'http://127.0.0.1:3001' })).toEqual([
    'ZOOM_API_BASE: must not be set: production speaks to Zoom itself',
  ])
})

test('.env.example asks for all that production needs, and whatever else it names may stay empty', () => {
  const lines = readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=(.*)$/gm)
  const example = Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]))
  expect(environmentProblems(example).length).toBeGreaterThan(5)
  const needed = Object.entries(complete).filter(([name]) => name in example)
  expect(environmentProblems({ ...example, ...Object.fromEntries(needed) })).toEqual([])
})
