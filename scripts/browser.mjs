// The browser of the journeys: the machine's Chromium, else Debian's package, else the one that Playwright downloads.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './processes.mjs'

/** Installs a Chromium if there is none. Answers what playwright.config.ts reads: its path, or nothing for Playwright's own. */
export async function readyBrowser() {
  const present = findChromium()
  if (present) return { CHROMIUM: present }
  if (isRootOnDebian()) {
    apt('update')
    apt('install', '--yes', '--no-install-recommends', 'chromium')
    return { CHROMIUM: findChromium() }
  }
  await run(['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
  return {}
}

function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const places = ['chromium', 'chromium-browser', 'google-chrome'].flatMap((name) =>
    folders.map((folder) => join(folder, name)),
  )
  return places.find((place) => {
    try {
      accessSync(place, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

function isRootOnDebian() {
  try {
    return process.getuid?.() === 0 && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

function apt(...words) {
  const { status, stderr } = spawnSync('apt-get', words, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`apt-get ${words[0]} failed:\n${stderr}`)
}
