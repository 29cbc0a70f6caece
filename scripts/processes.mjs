// Running other programs: to their end, or as companions that live and stop with this process.
import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const graceMs = 10_000
const linesShown = 30

const followParent = new URL('./follow-parent.mjs', import.meta.url).href
const socketAddress = new URL('./socket-address.mjs', import.meta.url).href
// As NODE_OPTIONS, so that a companion's children load them too: `next dev` serves from a child.
const nodeOptions = `--import=${followParent} --import=${socketAddress}`

/**
 * The words that start each process of the site. A server that closes an idle connection sooner than the proxy in front of
 * it loses a post now and then that was just being sent: proxies keep theirs for a minute or so.
 */
export const programs = {
  sandbox: ['--import', 'tsx', 'sandbox/main.ts'],
  worker: ['--import', 'tsx', 'scripts/worker.ts'],
  /** @param {number | string} port */
  site: (port) => ['node_modules/next/dist/bin/next', 'start', '--port', String(port), '--keepAliveTimeout', '75000'],
}

/**
 * Runs a Node program to its end; `words` are its file and arguments. Throws with what it printed when it fails, or
 * prints that as it comes (`show`). Like everything started here it does not outlive this process.
 */
export async function run(words, { env = process.env, show = false, signal } = {}) {
  const child = spawn(process.execPath, ['--import', followParent, ...words], {
    cwd: root,
    env,
    signal,
    stdio: ['ignore', ...Array(2).fill(show ? 'inherit' : 'pipe')],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text))
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(show ? `${words[0]} ended with status ${code}.` : output.trimEnd())
  return output
}

/**
 * Starts a Node program beside this one. Its output goes to the file `log`, or is shown when there is none. It has a
 * process group of its own: Ctrl-C reaches this process alone, which then stops its companions in order.
 */
export function startCompanion(name, words, { env, log }) {
  if (log) mkdirSync(dirname(log), { recursive: true })
  const output = log ? openSync(log, 'w') : 'inherit'
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: { ...env, NODE_OPTIONS: `${env.NODE_OPTIONS ?? ''} ${nodeOptions}` },
    detached: true,
    stdio: ['ignore', output, output],
  })
  if (log) closeSync(output)
  let hasEnded = false
  const ended = new Promise((resolve) => {
    child.once('error', resolve)
    child.once('exit', resolve)
  }).then(() => {
    hasEnded = true
  })
  return {
    name,
    pid: child.pid,
    ended,
    hasEnded: () => hasEnded,
    lastWords: async () => (log ? lastLines(await readFile(log, 'utf8')) : ''),
    stop: async () => {
      if (!hasEnded) child.kill('SIGTERM')
      await Promise.race([ended, pause(graceMs, undefined, { ref: false })])
      // What it may have started in turn goes too.
      try {
        process.kill(-child.pid, 'SIGKILL')
      } catch {}
    },
  }
}

/** Waits until `url` answers 200. Gives up when one of the companions ends before, or after `limitMs`. */
export async function answers(url, companions, limitMs = 60_000) {
  const deadline = Date.now() + limitMs
  const death = firstDeath(companions).then(({ name }) => {
    throw new Error(`${name} ended before ${url} answered.`)
  })
  death.catch(() => {})
  for (;;) {
    const attempt = fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(limitMs) }).then(
      ({ status }) => status,
      () => undefined,
    )
    const status = await Promise.race([attempt, death])
    if (status === 200) return
    if (Date.now() > deadline)
      throw new Error(`${url} did not answer 200 within ${limitMs / 1000} s (last: ${status}).`)
    await pause(100)
  }
}

/** The first of the companions to end. */
export function firstDeath(companions) {
  return Promise.race(companions.map((companion) => companion.ended.then(() => companion)))
}

function lastLines(text) {
  return text.trimEnd().split('\n').slice(-linesShown).join('\n')
}
