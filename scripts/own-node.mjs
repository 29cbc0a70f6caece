// Lets a command of ours run anywhere: installs the packages and goes on under the project's own Node.
// This file and what it imports use nothing but the built-in modules of Node 20.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './processes.mjs'
import { step } from './steps.mjs'

const ownNode = join(root, 'node_modules/node/bin/node')
const followParent = new URL('./follow-parent.mjs', import.meta.url).href
const wanted = readFileSync(join(root, '.nvmrc'), 'utf8').trim()

/**
 * Returns once the packages are installed and this process is the Node that the project wants. Where it is another one,
 * the same command runs again under the right one, and this process only passes signals on and ends as that one ends.
 */
export async function onOwnNode() {
  // npm waits for its command, so if npm is gone it was killed. Whoever runs us without npm may leave us running and go.
  if (process.env.npm_lifecycle_event) await import(followParent)
  if (!isInstalled()) {
    await step('Packages', install).catch((error) => {
      console.error(error.message)
      process.exit(1)
    })
  }
  if (process.versions.node.split('.')[0] === wanted) return
  const child = spawn(ownNode, ['--import', followParent, ...process.argv.slice(1)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const code = await new Promise((resolve) => child.once('exit', (status) => resolve(status ?? 1)))
  process.exit(code)
}

/** Whether what lies in node_modules is what the lock file names; npm notes there what it installed, as its last act. */
function isInstalled() {
  const noted = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(noted) || !existsSync(ownNode)) return false
  const installed = JSON.parse(readFileSync(noted, 'utf8')).packages
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(locked).every(
    ([place, { version, optional }]) =>
      place === '' || installed[place]?.version === version || (optional && !installed[place]),
  )
}

function install() {
  // Under npm, the npm that runs us; NODE_ENV=production must not leave out the tools that build the site.
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
  const [command, ...words] = [...npm, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (text) => (output += text))
    child.stderr.on('data', (text) => (output += text))
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`npm ci failed:\n${output}`))))
  })
}
