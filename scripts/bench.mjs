// `npm run bench` measures the production build on this machine and prints figures; nothing in it passes or fails but the
// count of seats. Two servers in one run are compared by their ratio: machines differ and drift, ratios less so.
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Agent, createServer, request } from 'node:http'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { generateClient } from './database-client.mjs'
import { onOwnNode } from './own-node.mjs'
import { freePort } from './ports.mjs'
import { startPostgres } from './postgres.mjs'
import { answers, programs, root, startCompanion } from './processes.mjs'

await onOwnNode()
const { default: autocannon } = await import('autocannon')
const { default: pg } = await import('pg')
const { readyJourneys, writeTestTsconfig } = await import('./journeys.mjs')

const folder = join(root, '.data/test')
const people = 1_000
const atOnce = 200
const seats = 20
const article = '/articles/defining-intimacy'
const agent = new Agent({ keepAlive: true })

await generateClient()
await writeTestTsconfig(folder)
const postgres = await startPostgres(folder)
const stops = [postgres.leave]
try {
  const builtIn = await timed(() => readyJourneys(folder, postgres.url, { alwaysBuild: true }))
  // Everybody comes from an address of their own, as a proxy would name it.
  const env = { ...builtIn.result, RATE_LIMIT_FACTOR: '1000000', TRUSTED_PROXIES: '127.0.0.1,::1' }
  console.log(`Database, seed and production build  ${seconds(builtIn.ms)}\n`)

  const sandbox = start('bench-sandbox', programs.sandbox, env)
  // What stands for other machines takes nothing from this one while somebody waits here.
  setPriority(sandbox.pid, constants.priority.PRIORITY_LOW)
  const worker = start('bench-worker', programs.worker, env)
  const ports = [Number(env.PORT), await freePort()]
  const sites = ports.map((port) => start(`bench-site-${port}`, programs.site(port), env))
  const origins = ports.map((port) => `http://localhost:${port}`)
  for (const origin of origins) await answers(origin, [sandbox, worker, ...sites])

  await weighPages(origins[0])
  await compareArticle(origins[0])
  await fillRun(env.DATABASE_URL, origins, { capacity: seats })
  await fillRun(env.DATABASE_URL, origins, { capacity: people })
  for (const site of sites) console.log(`Memory of ${site.name}  ${await megabytes(site.pid)}`)
} finally {
  for (const stop of stops.reverse()) await stop()
}
process.exit()

function start(name, words, env) {
  const companion = startCompanion(name, words, { env, log: join(folder, 'logs', `${name}.log`) })
  stops.push(companion.stop)
  return companion
}

/** Bytes by kind that a first visit loads, gzip where the server compresses. */
async function weighPages(origin) {
  console.log('Bytes of a first visit      HTML     CSS      JS    font')
  for (const path of ['/', article, '/articles', '/events', '/donate/give']) {
    const html = await (await fetch(origin + path)).text()
    const linked = (pattern) => [...new Set([...html.matchAll(pattern)].map(([, href]) => href))]
    const weigh = async (hrefs, pack = gzipSync) => {
      const bodies = await Promise.all(
        hrefs.map(async (href) => Buffer.from(await (await fetch(new URL(href, origin))).arrayBuffer())),
      )
      return bodies.reduce((sum, body) => sum + pack(body).length, 0)
    }
    const kinds = [
      gzipSync(html).length,
      await weigh(linked(/<link rel="stylesheet" href="([^"]+)"/g)),
      await weigh(linked(/<script[^>]* src="([^"]+)"/g)),
      await weigh(linked(/href="([^"]+\.woff2)"/g), (body) => body),
    ]
    console.log(path.padEnd(24), ...kinds.map((bytes) => String(bytes).padStart(8)))
  }
}

/** The article page beside a server that does nothing but send the same bytes from memory. */
async function compareArticle(origin) {
  const response = await fetch(origin + article)
  const body = Buffer.from(await response.arrayBuffer())
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !/encoding|length|connection/.test(name)))
  const plain = createServer((_, reply) => reply.writeHead(200, headers).end(body))
  await new Promise((resolve) => plain.listen(0, '127.0.0.1', resolve))
  const ours = []
  const theirs = []
  for (let round = 0; round < 3; round++) {
    ours.push(await requestsPerSecond(origin + article))
    theirs.push(await requestsPerSecond(`http://127.0.0.1:${plain.address().port}/`))
  }
  plain.close()
  const [own, bare] = [median(ours), median(theirs)]
  console.log(
    `\nArticle page  ${own} requests/s; the same bytes from memory  ${bare} requests/s; ratio ${(own / bare).toFixed(2)}\n`,
  )
}

async function requestsPerSecond(url) {
  const { requests } = await autocannon({ url, connections: 16, duration: 4 })
  return Math.round(requests.average)
}

/**
 * A thousand people want a seat in one run, two hundred at a time, at two server processes. Beside it the same posts with
 * the field filled in that only machines see: they take the whole way through the server, and no seat.
 */
async function fillRun(databaseUrl, origins, { capacity }) {
  const database = new pg.Client({ connectionString: databaseUrl })
  await database.connect()
  stops.push(() => database.end())
  const run = await openRun(database, capacity)
  const path = `/events/${run.slug}/register`
  const fields = hiddenFields(await (await fetch(origins[0] + path)).text())
  const empty = await crowd(origins, path, fields, (index) => ({ ...typed(run.slug, index), website: 'https://' }))
  const filled = await crowd(origins, path, fields, (index) => typed(run.slug, index))
  const { rows } = await database.query(
    `SELECT count(*)::int AS taken FROM "Registration" WHERE "runId" = $1 AND "state" IN ('HOLD', 'OFFERED', 'CONFIRMED')`,
    [run.id],
  )
  const [{ taken }] = rows
  const statuses = [...filled.statuses].map(([status, count]) => `${status}×${count}`).join(' ')
  console.log(
    `${people} people, ${atOnce} at a time, ${capacity} seats: ${taken} taken, ${Math.round((taken / filled.ms) * 1000)} registrations/s, ` +
      `p99 ${Math.round(filled.p99)} ms, statuses ${statuses}; ` +
      `${Math.round((people / filled.ms) * 1000)} posts/s beside ${Math.round((people / empty.ms) * 1000)} that take no seat, ratio ${(empty.ms / filled.ms).toFixed(2)}`,
  )
  if (taken !== capacity) throw new Error(`${taken} of ${capacity} seats are taken.`)
}

/** A free run of one session a month from now, in which nobody has a seat and nobody waits. */
async function openRun(database, capacity) {
  const slug = `bench-${randomUUID().slice(0, 8)}`
  const { rows } = await database.query(
    `WITH run AS (
       INSERT INTO "Run" ("id", "slug", "courseId", "status", "capacity", "isDemonstration", "updatedAt")
       SELECT gen_random_uuid(), $1, "id", 'PUBLISHED', $2, true, now() FROM "Course" WHERE "slug" = 'introduction'
       RETURNING "id"
     ), day AS (SELECT current_date + 30 AS day), session AS (
       INSERT INTO "RunSession" ("id", "runId", "seq", "localStart", "localEnd", "startsAt", "endsAt")
       SELECT gen_random_uuid(), "id", 1, day || 'T18:30', day || 'T20:30',
         (day + time '18:30') AT TIME ZONE 'America/Los_Angeles', (day + time '20:30') AT TIME ZONE 'America/Los_Angeles'
       FROM run, day
     ), tier AS (
       INSERT INTO "Tier" ("id", "runId", "label", "kind") SELECT gen_random_uuid(), "id", 'Free', 'FREE' FROM run
     )
     SELECT "id" FROM run`,
    [slug, capacity],
  )
  return { id: rows[0].id, slug }
}

async function crowd(origins, path, fields, typedBy) {
  const statuses = new Map()
  const milliseconds = []
  let next = 0
  const person = async () => {
    for (let index = next++; index < people; index = next++) {
      const hidden = fields.map(([name, value]) => [name, name === 'formKey' ? randomUUID() : value])
      const sent = [...hidden, ...Object.entries(typedBy(index))]
      const { ms, result: status } = await timed(() => post(origins[index % origins.length], path, sent, index))
      milliseconds.push(ms)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
  }
  const { ms } = await timed(() => Promise.all(Array.from({ length: atOnce }, person)))
  milliseconds.sort((a, b) => a - b)
  return { ms, statuses, p99: milliseconds[Math.floor(milliseconds.length * 0.99)] }
}

/** Posts a form as a browser without JavaScript does, from an address of its own, and answers the status. */
function post(origin, path, fields, index) {
  const boundary = `boundary-${randomUUID()}`
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const headers = {
    origin,
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'x-forwarded-for': `10.0.${index >> 8}.${index & 255}`,
  }
  return new Promise((resolve, reject) => {
    const sending = request(origin + path, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.once('end', () => resolve(response.statusCode))
    })
    sending.once('error', reject)
    sending.end(`${parts.join('')}--${boundary}--\r\n`)
  })
}

function typed(run, index) {
  return {
    name: `Bench person ${index}`,
    email: `${run}-${index}@example.org`,
    agreements: 'yes',
    pronouns: '',
    accessNeeds: '',
  }
}

/** What a browser without JavaScript would send along, by name. */
function hiddenFields(html) {
  const [form] = html.slice(html.lastIndexOf('<form', html.indexOf('name="formKey"'))).split('</form>')
  const inputs = [...form.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].map(([tag]) => tag)
  const attribute = (tag, name) =>
    (new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  return inputs.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')])
}

async function timed(work) {
  const start = performance.now()
  const result = await work()
  return { result, ms: performance.now() - start }
}

async function megabytes(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kilobytes = /VmRSS:\s+(\d+)/.exec(status)?.[1]
  return kilobytes ? `${Math.round(Number(kilobytes) / 1024)} MB resident` : 'not known on this system'
}

function median(values) {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`
}
