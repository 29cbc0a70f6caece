import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const waitMs = 100

/**
 * Keeps what `current` returns in a JSON file: `changed` writes soon, `close` at once. Writing replaces the file in one
 * step, so that a killed process leaves the old state or the new one, never half of it. Without a path nothing is kept.
 */
export function openStateFile<State extends { version: number }>(path: string | undefined, empty: State) {
  let current: () => State = () => empty
  let timer: NodeJS.Timeout | undefined

  function write() {
    clearTimeout(timer)
    timer = undefined
    if (!path) return
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(`${path}.new`, JSON.stringify(current()))
    renameSync(`${path}.new`, path)
  }

  return {
    initial: path ? readState(path, empty) : empty,
    keep(state: () => State) {
      current = state
    },
    changed() {
      timer ??= setTimeout(write, waitMs)
    },
    close: write,
  }
}

function readState<State extends { version: number }>(path: string, empty: State): State {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return empty
  }
  const state: State = JSON.parse(text)
  // What came to be kept since then is still empty.
  return state.version === empty.version ? { ...empty, ...state } : empty
}
