import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { root } from './processes.mjs'

/** What a server under socket-address.mjs still knows of the headers with which a client on this machine calls it. */
async function headersBehind(trustedProxies: string, forwarded = '203.0.113.7'): Promise<Record<string, string>> {
  const server = `
    const server = require('node:http').createServer((request, answer) => answer.end(JSON.stringify(request.headers)))
    server.listen(0, '127.0.0.1', () => console.log(server.address().port))`
  const child = spawn(process.execPath, ['--import', './scripts/socket-address.mjs', '--eval', server], {
    cwd: root,
    env: { ...process.env, TRUSTED_PROXIES: trustedProxies },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [line] = await once(child.stdout, 'data')
    const headers = { 'x-forwarded-for': forwarded, 'x-forwarded-host': 'elsewhere.example', 'x-other': 'kept' }
    const answer = await fetch(`http://127.0.0.1:${Number(line)}`, { headers })
    return answer.json()
  } finally {
    child.kill()
  }
}

test('a client cannot choose its own address or host', async () => {
  const headers = await headersBehind('')
  expect(headers).not.toHaveProperty('x-forwarded-for')
  expect(headers).not.toHaveProperty('x-forwarded-host')
  expect(headers['x-other']).toBe('kept')
})

test.each(['127.0.0.1', '10.0.0.0/8, 127.0.0.0/8'])('the proxy %s is believed', async (proxies) => {
  expect((await headersBehind(proxies))['x-forwarded-for']).toBe('203.0.113.7')
})

test('another proxy than the trusted one is not believed', async () => {
  expect(await headersBehind('127.0.0.2, 10.0.0.0/8')).not.toHaveProperty('x-forwarded-for')
})

test('what a client writes in front of its own address counts for nothing', async () => {
  const headers = await headersBehind('127.0.0.0/8, 10.0.0.0/8', '198.51.100.1, 203.0.113.7, 10.0.0.3')
  expect(headers['x-forwarded-for']).toBe('203.0.113.7')
})

test('where no proxy is trusted, that is said by the word none', async () => {
  expect(await headersBehind('none')).not.toHaveProperty('x-forwarded-for')
})
