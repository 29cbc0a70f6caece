import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { APIRequestContext, APIResponse } from '@playwright/test'
import { entrances } from './support/entrances'
import { expect, test } from './support/test'

// Every page and route of the signed-in areas, at its own address and at the one from which Next's script fetches it, for
// everybody who may come; and every server action, posted to by its id as any program can. Built, with proxy.ts before it,
// which lets whoever comes pass alike (app/staff/who-may-enter.test.ts).

const SIGNED_OUT = 'nobody signed in'
const HALF_OPEN = 'a session that owes the second factor'
const WITHOUT = ['a person without a grant', 'somebody whose grants were revoked']
const ROLES = ['OWNER', 'STAFF', 'TREASURER', 'REVIEWER', 'TRAINER'] as const

type Answer = 'in' | 'to sign in' | 'to the second factor' | 'nothing there'

let made: {
  tokens: Record<string, string>
  ids: Record<string, string>
  ownRun: string
  applications: Record<string, string>
}

test.beforeAll(() => {
  made = JSON.parse(
    execFileSync(process.execPath, ['--import', 'tsx', 'e2e/support/make-entrants.ts'], { encoding: 'utf8' }),
  )
})

const doors = entrances().filter(({ kind }) => kind !== 'action')

/** Asks for an address as somebody; `isFetched` as Next's script asks. */
async function ask(request: APIRequestContext, path: string, who: string, isFetched: boolean): Promise<APIResponse> {
  const token = made.tokens[who]
  const headers = {
    ...(token ? { cookie: `next-auth.session-token=${token}` } : {}),
    ...(isFetched ? { rsc: '1' } : {}),
  }
  const answer = await request.get(isFetched ? `${path}?_rsc=abcde` : path, { headers, maxRedirects: 0 })
  const target = answer.headers().location ?? ''
  // Next sends such a request on once, to the address that its own script would have used.
  const isSentOn = isFetched && new URL(target, 'http://site.invalid').pathname === path
  return isSentOn ? request.get(target, { headers, maxRedirects: 0 }) : answer
}

/** What somebody is answered. The answer to Next's script may say in its body that it leads on. */
async function answerOf(request: APIRequestContext, path: string, who: string, isFetched: boolean): Promise<Answer> {
  const answer = await ask(request, path, who, isFetched)
  const body = isFetched && answer.status() === 200 ? await answer.text() : ''
  const isRedirect = answer.status() >= 300 && answer.status() < 400
  const target = isRedirect ? (answer.headers().location ?? '') : (/NEXT_REDIRECT;\w+;([^;]+);/.exec(body)?.[1] ?? '')
  if (/\/sign-in\/second\?to=/.test(target)) return 'to the second factor'
  if (/\/sign-in\?to=/.test(target)) return 'to sign in'
  if (answer.status() === 404 || body.includes('NEXT_HTTP_ERROR_FALLBACK;404')) return 'nothing there'
  // An export that names no period is answered with a 400: whoever is told so is in.
  expect(answer.status(), `${path} for ${who}`).toBeLessThan(500)
  return 'in'
}

for (const who of [SIGNED_OUT, HALF_OPEN, ...WITHOUT, ...ROLES]) {
  test(`${who} enters what they may, and nothing else`, async ({ request }) => {
    const wrong: string[] = []
    for (const { path: pattern, kind, may = [] } of doors) {
      const parameters = [...pattern.matchAll(/\[(\w+)\]/g)].map((match) => `${match[1]}`)
      const path = pattern.replaceAll(/\[(\w+)\]/g, (_, name: string) => made.ids[name] ?? randomUUID())
      // A trainer sees their own runs, which none of these is.
      const isKnown = parameters.every((name) => made.ids[name]) && !(who === 'TRAINER' && parameters.length > 0)
      for (const isFetched of kind === 'page' ? [false, true] : [false]) {
        const answer = await answerOf(request, path, who, isFetched)
        const isAllowed = may.some((role) => role === who)
        // Of a thing that the demonstration does not have, those who may enter see as little as the others.
        if (isAllowed && !isKnown && answer === 'nothing there') continue
        const expected = isAllowed
          ? 'in'
          : who === SIGNED_OUT
            ? 'to sign in'
            : who === HALF_OPEN
              ? 'to the second factor'
              : 'nothing there'
        if (answer !== expected) wrong.push(`${path}${isFetched ? ' (fetched)' : ''}: ${answer}, not ${expected}`)
      }
    }
    expect(wrong).toEqual([])
  })
}

test('a trainer opens the run that they lead, and another’s no more than one that is not there', async ({
  request,
}) => {
  const answers = async (run: string | undefined) =>
    Promise.all(
      ['', '/roster', '/write'].flatMap((page) =>
        [false, true].map((isFetched) => answerOf(request, `/trainer/runs/${run}${page}`, 'TRAINER', isFetched)),
      ),
    )
  expect(new Set(await answers(made.ownRun))).toEqual(new Set(['in']))
  expect(new Set(await answers(made.ids.run))).toEqual(new Set(['nothing there']))
})

test('a reviewer reads and scores only what they are assigned and have declared no conflict in', async ({
  request,
}) => {
  const headers = { cookie: `next-auth.session-token=${made.tokens.REVIEWER}` }
  for (const [standing, id] of Object.entries(made.applications)) {
    const isCleared = standing === 'assigned'
    const path = `/staff/applications/${id}`
    expect((await request.get(`${path}/resume`, { headers })).status(), standing).toBe(isCleared ? 200 : 404)
    for (const isFetched of [false, true]) {
      const answer = await answerOf(request, `${path}/score`, 'REVIEWER', isFetched)
      expect(answer, `${standing} ${isFetched}`).toBe(isCleared ? 'in' : 'nothing there')
      const text = await (await ask(request, path, 'REVIEWER', isFetched)).text()
      expect(text.includes('It changed how we argue.'), `${standing} ${isFetched}`).toBe(isCleared)
    }
  }
})

type Manifest = { node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }> }

for (const who of [SIGNED_OUT, HALF_OPEN, ...WITHOUT, ...ROLES]) {
  test(`${who} reaches no action that is not theirs, whatever is posted`, async ({ request, baseURL }) => {
    const manifest: Manifest = JSON.parse(
      readFileSync(`${process.env.BUILD_DIR}/server/server-reference-manifest.json`, 'utf8'),
    )
    const desks = new Map(entrances().map(({ name, may = [] }) => [name, may]))
    const expected = { [SIGNED_OUT]: 'to sign in', [HALF_OPEN]: 'to the second factor' }[who] ?? 'nothing there'
    const wrong: string[] = []
    let asked = 0
    for (const [id, { filename, exportedName, workers }] of Object.entries(manifest.node)) {
      const name = `${filename}#${exportedName}`
      const may = desks.get(name)
      // What is everybody's own asks who is there, too; and signing out asks nobody.
      const isOwn = filename.startsWith('app/(door)/account/') && (who === SIGNED_OUT || who === HALF_OPEN)
      if (name === 'app/staff/actions.ts#signOut' || !(may || isOwn) || may?.some((role) => role === who)) continue
      const path = (Object.keys(workers)[0] ?? '')
        .replace(/^app/, '')
        .replace(/\/page$/, '')
        .replaceAll(/\/\([^)]*\)/g, '')
        .replaceAll(/\[\w+\]/g, randomUUID())
      const token = made.tokens[who]
      const answer = await request.post(path, {
        data: '[]',
        maxRedirects: 0,
        headers: {
          ...(token ? { cookie: `next-auth.session-token=${token}` } : {}),
          accept: 'text/x-component',
          'content-type': 'text/plain;charset=UTF-8',
          'next-action': id,
          origin: baseURL ?? '',
        },
      })
      asked++
      const target = answer.headers()['x-action-redirect'] ?? ''
      const isAction = answer.headers()['x-nextjs-action-not-found'] === undefined
      const said = /^\/sign-in\/second\?to=/.test(target)
        ? 'to the second factor'
        : /^\/sign-in\?to=/.test(target)
          ? 'to sign in'
          : answer.status() === 404 && isAction
            ? 'nothing there'
            : `${answer.status()} ${target}`
      if (said !== expected) wrong.push(`${name}: ${said}, not ${expected}`)
    }
    expect(asked).toBeGreaterThan(5)
    expect(wrong).toEqual([])
  })
}
