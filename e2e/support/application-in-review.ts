import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'

const made = z.object({
  name: z.string(),
  email: z.string(),
  own: z.string(),
  references: z.array(z.string()).length(2),
  desk: z.string(),
  reviewer: z.string(),
  session: z.object({ name: z.string(), value: z.string(), url: z.string(), httpOnly: z.boolean() }),
})

/** An application of one's own that one reviewer reads, with the links of its applicant and references. */
export async function applicationInReview() {
  const name = `Wren ${randomUUID().slice(0, 8)}`
  const words = ['--import', 'tsx', 'e2e/support/make-application.ts', name]
  const { stdout } = await promisify(execFile)(process.execPath, words)
  return made.parse(JSON.parse(stdout))
}
