import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

type NewRun = {
  capacity: number
  priceCents?: number
  /** The slug of its course, made if it is not there; a new one when left out. */
  course?: string
}

/** A run of one's own, with so few seats that a journey can fill it; the path of its page. */
export async function newRun({ capacity, priceCents = 0, course }: NewRun): Promise<string> {
  const words = [
    '--import',
    'tsx',
    'e2e/support/make-run.ts',
    `${capacity}`,
    `${priceCents}`,
    ...(course ? [course] : []),
  ]
  const { stdout } = await promisify(execFile)(process.execPath, words)
  return `/events/${stdout.trim()}`
}
