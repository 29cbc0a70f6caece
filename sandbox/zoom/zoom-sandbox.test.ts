import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startSandbox } from '@/sandbox/sandbox'

const start = (stateFile?: string) =>
  startSandbox({
    port: 0,
    smtpPort: 0,
    webhookUrl: 'http://127.0.0.1:9/',
    webhookSecret: 'whsec_sandbox',
    ...(stateFile ? { stateFile } : {}),
  })

const basic = `Basic ${Buffer.from('sandbox:sandbox').toString('base64')}`
const askToken = (url: string, form: Record<string, string>, authorization = basic) =>
  fetch(`${url}/oauth/token`, { method: 'POST', headers: { authorization }, body: new URLSearchParams(form) })
const goodForm = { grant_type: 'account_credentials', account_id: 'sandbox' }

/** Zoom's API as a client with a good token asks it. */
async function client(url: string) {
  const { access_token } = await (await askToken(url, goodForm)).json()
  return async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${access_token}` }
    const response = await fetch(`${url}/v2${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null }
  }
}

const meeting = {
  topic: 'Free Introduction',
  type: 2,
  start_time: '2026-06-09T01:30:00Z',
  duration: 120,
  timezone: 'America/Los_Angeles',
  agenda: 'Ours',
  settings: { approval_type: 0 },
}

test('a token is given for good keys alone, and asked for by every call', async () => {
  const sandbox = await start()
  const errorOf = async (response: Response) => [response.status, (await response.json()).error]
  expect(await errorOf(await askToken(sandbox.url, goodForm, 'Basic wrong'))).toEqual([400, 'invalid_client'])
  expect(await errorOf(await askToken(sandbox.url, { ...goodForm, grant_type: 'client_credentials' }))).toEqual([
    400,
    'unsupported_grant_type',
  ])
  expect(await errorOf(await askToken(sandbox.url, { ...goodForm, account_id: '' }))).toEqual([400, 'invalid_request'])
  const ask = await client(sandbox.url)
  expect(await ask('GET', '/users/me/meetings')).toMatchObject({ status: 200, body: { meetings: [] } })
  sandbox.zoom.forgetTokens()
  expect(await ask('GET', '/users/me/meetings')).toMatchObject({ status: 401, body: { code: 124 } })
  await sandbox.close()
})

test('a meeting is made, listed in pages, changed and deleted, and is gone after that', async () => {
  const sandbox = await start()
  const ask = await client(sandbox.url)
  const { status, body } = await ask('POST', '/users/me/meetings', meeting)
  expect(status).toBe(201)
  expect(body).toMatchObject({ ...meeting, join_url: expect.any(String), start_url: expect.any(String) })
  await ask('POST', '/users/me/meetings', { ...meeting, agenda: 'x'.repeat(400) })

  const first = await ask('GET', '/users/me/meetings?type=scheduled&page_size=1')
  expect(first.body).toMatchObject({ total_records: 2, meetings: [{ id: body.id }] })
  const second = await ask('GET', `/users/me/meetings?page_size=1&next_page_token=${first.body.next_page_token}`)
  expect(second.body).toMatchObject({ next_page_token: '', meetings: [{ agenda: 'x'.repeat(250) }] })

  expect(await ask('PATCH', `/meetings/${body.id}`, { duration: 60 })).toMatchObject({ status: 204 })
  expect((await ask('GET', `/meetings/${body.id}`)).body).toMatchObject({ duration: 60, topic: meeting.topic })
  expect(await ask('DELETE', `/meetings/${body.id}`)).toMatchObject({ status: 204 })
  for (const [method, path] of [
    ['GET', ''],
    ['PATCH', ''],
    ['DELETE', ''],
    ['POST', '/registrants'],
    ['PUT', '/registrants/status'],
  ]) {
    expect(await ask(`${method}`, `/meetings/${body.id}${path}`, method === 'GET' ? undefined : {})).toMatchObject({
      status: 404,
      body: { code: 3001 },
    })
  }
  await sandbox.close()
})

test('what Zoom does not know is refused with its name', async () => {
  const sandbox = await start()
  const ask = await client(sandbox.url)
  expect(await ask('POST', '/users/me/meetings', { ...meeting, start_time: 'soon' })).toMatchObject({
    status: 400,
    body: { code: 300, errors: [{ field: 'start_time' }] },
  })
  expect(await ask('POST', '/users/nobody/meetings', meeting)).toMatchObject({ status: 404, body: { code: 1001 } })
  const { body } = await ask('POST', '/users/me/meetings', { ...meeting, settings: { approval_type: 2 } })
  const ada = { email: 'ada@example.org', first_name: 'Ada' }
  expect(await ask('POST', `/meetings/${body.id}/registrants`, ada)).toMatchObject({ status: 404, body: { code: 404 } })
  await sandbox.close()
})

test('an address has one link, asked for three times a day at most, until it is cancelled', async () => {
  const sandbox = await start()
  const ask = await client(sandbox.url)
  const { body } = await ask('POST', '/users/me/meetings', meeting)
  const register = () =>
    ask('POST', `/meetings/${body.id}/registrants`, { email: 'Ada@example.org', first_name: 'Ada' })
  const first = await register()
  expect(first).toMatchObject({ status: 201, body: { id: body.id, join_url: expect.stringContaining('/zoom/w/') } })
  expect((await register()).body).toEqual(first.body)
  const open = async (url: string) => (await fetch(url)).status
  expect(await open(first.body.join_url)).toBe(200)

  const cancel = { action: 'cancel', registrants: [{ id: first.body.registrant_id }] }
  expect(await ask('PUT', `/meetings/${body.id}/registrants/status`, cancel)).toMatchObject({ status: 204 })
  expect(await open(first.body.join_url)).toBe(410)
  const again = await register()
  expect(again.body.join_url).not.toBe(first.body.join_url)
  expect(await open(again.body.join_url)).toBe(200)
  expect(await register()).toMatchObject({ status: 429, body: { code: 429 } })
  await sandbox.close()
})

test('who goes through their link is in the report of the meeting, once it is ended at the desk', async () => {
  const sandbox = await start()
  const ask = await client(sandbox.url)
  const { body } = await ask('POST', '/users/me/meetings', meeting)
  const ada = await ask('POST', `/meetings/${body.id}/registrants`, { email: 'ada@example.org', first_name: '<Ada>' })
  const room = await (await fetch(ada.body.join_url)).text()
  expect(room).toContain('Join as &lt;Ada&gt;')
  expect(await (await fetch(ada.body.join_url, { method: 'POST' })).text()).toContain('You are in the room')
  expect(await ask('DELETE', `/meetings/${body.id}`)).toMatchObject({ status: 400, body: { code: 3002 } })
  expect((await ask('GET', `/past_meetings/${body.id}/instances`)).body).toEqual({ meetings: [] })

  const desk = await (await fetch(`${sandbox.url}/sandbox/zoom`)).text()
  expect(desk).toContain(`action="/sandbox/zoom/meetings/${body.id}/end"`)
  const minutes = new URLSearchParams({ minutes: '50' })
  await fetch(`${sandbox.url}/sandbox/zoom/meetings/${body.id}/end`, { method: 'POST', body: minutes })
  const { meetings } = (await ask('GET', `/past_meetings/${body.id}/instances`)).body
  const path = `/report/meetings/${encodeURIComponent(encodeURIComponent(meetings[0].uuid))}/participants`
  const report = await ask('GET', `${path}?include_fields=registrant_id`)
  expect(report.body.participants).toMatchObject([
    { registrant_id: ada.body.registrant_id, join_time: meeting.start_time, duration: 3000 },
  ])
  expect((await ask('GET', path)).body.participants[0]).not.toHaveProperty('registrant_id')
  await sandbox.close()
})

test('the switches at the desk make Zoom go down, be overrun, and come back', async () => {
  const sandbox = await start()
  const ask = await client(sandbox.url)
  const turn = (form: Record<string, string>) =>
    fetch(`${sandbox.url}/sandbox/zoom/switches`, { method: 'POST', body: new URLSearchParams(form) })
  await turn({ isDown: 'true' })
  expect(await ask('POST', '/users/me/meetings', meeting)).toMatchObject({ status: 503 })
  await turn({ isLimited: 'true' })
  const limited = await ask('POST', '/users/me/meetings', meeting)
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '1'])
  expect(sandbox.zoom.meetings()).toEqual([])
  await turn({ losesAnswers: 'true' })
  expect(await ask('POST', '/users/me/meetings', meeting)).toMatchObject({ status: 503 })
  await turn({})
  expect((await ask('GET', '/users/me/meetings')).body.total_records).toBe(1)
  expect((await turn({ answerAfterMs: 'soon' })).status).toBe(400)
  await sandbox.close()
})

test('meetings outlive a restart, and a state that was kept before there was a Zoom is read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zoom-'))
  const file = join(folder, 'sandbox.json')
  const before = await start(file)
  await (await client(before.url))('POST', '/users/me/meetings', meeting)
  await before.close()
  const after = await start(file)
  expect(after.zoom.meetings()).toMatchObject([{ topic: meeting.topic }])
  await after.close()

  const { zoom, ...older } = JSON.parse(await readFile(file, 'utf8'))
  expect(zoom.meetings).toHaveLength(1)
  await writeFile(file, JSON.stringify(older))
  const old = await start(file)
  expect(old.zoom.meetings()).toEqual([])
  await old.close()
  await rm(folder, { recursive: true })
})
