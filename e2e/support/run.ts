import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

export type NewRun = {
  capacity: number
  /** One price in cents, or the demonstration's sliding scale about $180; free when left out. */
  price?: number | 'sliding'
  /** The slug of its course, made if it is not there; a new one when left out. */
  course?: string
  /** How many it needs, to be decided within a week. */
  minimum?: number
}

/** A run of one's own, with so few seats that a journey can fill it; the path of its page. */
export async function newRun(run: NewRun): Promise<string> {
  const words = ['--import', 'tsx', 'e2e/support/make-run.ts', JSON.stringify(run)]
  const { stdout } = await promisify(execFile)(process.execPath, words)
  return `/events/${stdout.trim()}`
}
