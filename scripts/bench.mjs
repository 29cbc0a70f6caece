// `npm run bench` measures the production build on this machine and prints figures; nothing in it passes or fails but the
// count of seats. Two servers in one run are compared by their ratio: machines differ and drift, ratios less so.
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { onOwnNode } from './own-node.mjs'
import { freePort } from './ports.mjs'
import { startPostgres } from './postgres.mjs'
import { answers, root, startCompanion } from './processes.mjs'

await onOwnNode()
const { default: autocannon } = await import('autocannon')
const { default: pg } = await import('pg')
const { readyJourneys, writeTestTsconfig } = await import('./journeys.mjs')

const folder = join(root, '.data/test')
const people = 1_000
const atOnce = 200
const seats = 20
const article = '/articles/defining-intimacy'

await writeTestTsconfig(folder)
const postgres = await startPostgres(folder)
const stops = [postgres.leave]
try {
  const builtIn = await timed(() => readyJourneys(folder, postgres.url, { alwaysBuild: true }))
  const env = { ...builtIn.result, RATE_LIMIT_FACTOR: '1000000' }
  console.log(`Database, seed and production build  ${seconds(builtIn.ms)}\n`)

  const sandbox = start('bench-sandbox', ['--import', 'tsx', 'sandbox/main.ts'], env)
  const worker = start('bench-worker', ['--import', 'tsx', 'scripts/worker.ts'], env)
  const ports = [Number(env.PORT), await freePort()]
  const sites = ports.map((port) => start(`bench-site-${port}`, nextStart(port), env))
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

function nextStart(port) {
  return ['node_modules/next/dist/bin/next', 'start', '--port', String(port)]
}

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

/** A thousand people want a seat in one run, two hundred at a time, at two server processes. */
async function fillRun(databaseUrl, origins, { capacity }) {
  const database = new pg.Client({ connectionString: databaseUrl })
  await database.connect()
  const { rows } = await database.query(
    `UPDATE "Run" SET "capacity" = $1 WHERE "slug" = (
       SELECT r."slug" FROM "Run" r JOIN "Course" c ON c."id" = r."courseId"
       LEFT JOIN "Registration" g ON g."runId" = r."id" AND g."state" IN ('HOLD', 'OFFERED', 'CONFIRMED')
       WHERE c."slug" = 'introduction' AND r."status" = 'PUBLISHED' AND (r."opensAt" IS NULL OR r."opensAt" < now())
         AND NOT EXISTS (SELECT FROM "RunSession" s WHERE s."runId" = r."id" AND s."startsAt" < now())
       GROUP BY r."slug" ORDER BY count(g."id") LIMIT 1)
     RETURNING "id", "slug"`,
    [capacity],
  )
  const [{ id, slug }] = rows
  const taken = () =>
    database
      .query(
        `SELECT count(*)::int AS n FROM "Registration" WHERE "runId" = $1 AND "state" IN ('HOLD', 'OFFERED', 'CONFIRMED')`,
        [id],
      )
      .then((result) => result.rows[0].n)
  const before = await taken()
  const path = `/events/${slug}/register`
  const fields = hiddenFields(await (await fetch(origins[0] + path)).text())

  const statuses = new Map()
  const milliseconds = []
  let next = 0
  const person = async () => {
    for (let index = next++; index < people; index = next++) {
      const origin = origins[index % origins.length]
      const form = new FormData()
      for (const [name, value] of fields) form.set(name, name === 'formKey' ? randomUUID() : value)
      for (const [name, value] of Object.entries(typed(index, capacity))) form.set(name, value)
      const { ms, result } = await timed(() =>
        fetch(origin + path, { method: 'POST', body: form, headers: { origin }, redirect: 'manual' }),
      )
      await result.arrayBuffer()
      milliseconds.push(ms)
      statuses.set(result.status, (statuses.get(result.status) ?? 0) + 1)
    }
  }
  const all = await timed(() => Promise.all(Array.from({ length: atOnce }, person)))
  const after = await taken()
  await database.end()
  milliseconds.sort((a, b) => a - b)
  const p99 = milliseconds[Math.floor(milliseconds.length * 0.99)]
  const made = after - before
  console.log(
    `${people} people, ${atOnce} at a time, ${capacity - before} free seats: ${made} seats taken, ${Math.round(people / (all.ms / 1000))} answers/s, ` +
      `${Math.round(made / (all.ms / 1000))} registrations/s, p99 ${Math.round(p99)} ms, statuses ${[...statuses].map(([status, count]) => `${status}×${count}`).join(' ')}`,
  )
  if (after > capacity) throw new Error(`Oversold: ${after} of ${capacity} seats are taken.`)
}

function typed(index, capacity) {
  return {
    name: `Bench person ${index}`,
    email: `bench-${capacity}-${index}@example.org`,
    agreements: 'yes',
    pronouns: '',
    accessNeeds: '',
  }
}

/** What a browser without JavaScript would send along, by name. */
function hiddenFields(html) {
  const form =
    /<form\b[\s\S]*?<\/form>/.exec(
      html.slice(html.indexOf('name="formKey"') === -1 ? 0 : html.lastIndexOf('<form', html.indexOf('name="formKey"'))),
    )?.[0] ?? ''
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
