// Next's page cache on the file system, with changes. Cached pages lose Next's scripts: they are for reading, and
// work as HTML alone. A page that is not there says so. And tags expire in every server process, when Postgres says so
// (lib/page-tags.ts).
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fileSystemCache from 'next/dist/server/lib/incremental-cache/file-system-cache.js'
import pg from 'pg'
import { PAGE_TAGS_CHANNEL } from './lib/page-tags.ts'

// Node hands over a CommonJS module whole; Next's bundler hands over its default export.
const FileSystemCache = fileSystemCache.default ?? fileSystemCache

const RECONNECT_MILLISECONDS = 2_000
/** Tags that Next makes from paths. Ours name rows of the database. */
const PATH_TAG = '_N_T_'

const finished = new WeakSet()
let expireTags = async () => {}
/** What was kept before this moment may have missed a change: nobody was listening. */
let listeningSince = Date.now()

export default class CacheHandler extends FileSystemCache {
  constructor(context) {
    super(context)
    expireTags = (tags) => super.revalidateTag(tags)
    startListening()
  }

  async get(key, context) {
    const entry = await super.get(key, context)
    if (!entry?.value) return entry
    const tags = [...(context.tags ?? []), ...(entry.value.headers?.['x-next-cache-tags']?.split(',') ?? [])]
    const showsRows = tags.some((tag) => !tag.startsWith(PATH_TAG))
    if (showsRows && entry.lastModified < listeningSince && isServing()) return null
    await this.finish(entry.value)
    return entry
  }

  async set(key, value, context) {
    if (value) await this.finish(value)
    // What is not there is not kept: anybody can make up addresses.
    if (value?.status === 404) return
    return super.set(key, value, context)
  }

  /** Makes of Next's page the one that readers get, once. */
  async finish(page) {
    if (page.kind !== 'APP_PAGE' || finished.has(page) || process.env.NODE_ENV !== 'production') return
    // Where a page says that it is not there, Next leaves an empty one for its scripts to fill (its issue 62228).
    const isEmpty = page.status === 404 && page.html.includes('<html id="__next_error__"')
    const html = isEmpty ? await readFile(join(this.serverDistDir, 'app/_not-found.html'), 'utf8') : page.html
    page.html = stripScripts(html)
    finished.add(page)
  }
}

const KEPT = /type="(application\/ld\+json|speculationrules)"|src="\/local-time\.js"/

/** Takes Next's scripts and their preloads out of a page; data blocks and our own file stay. */
function stripScripts(html) {
  return html
    .replace(/<script\b([^>]*)>[\s\S]*?<\/script>/g, (script, attributes) => (KEPT.test(attributes) ? script : ''))
    .replace(/<link\b[^>]*\bas="script"[^>]*>/g, '')
}

function isServing() {
  return process.env.NEXT_PHASE !== 'phase-production-build'
}

/** One connection a process that hears of changes; when it is lost, a new one, and everything tagged counts as old. */
function startListening() {
  if (globalThis.pageTagsListener || !isServing() || !process.env.DATABASE_URL) return
  globalThis.pageTagsListener = true
  listen()
}

async function listen() {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL, keepAlive: true })
  let isOver = false
  const again = () => {
    if (isOver) return
    isOver = true
    client.end().catch(() => {})
    setTimeout(listen, RECONNECT_MILLISECONDS)
  }
  client.on('error', again)
  client.on('end', again)
  client.on('notification', ({ payload }) => expireTags(JSON.parse(payload ?? '[]')))
  try {
    await client.connect()
    await client.query(`LISTEN ${PAGE_TAGS_CHANNEL}`)
    listeningSince = Date.now()
  } catch {
    again()
  }
}
