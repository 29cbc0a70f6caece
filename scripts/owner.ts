/**
 * Names an owner: somebody who may sign in and open every desk. There is no desk that gives roles yet, so the command gives
 * them all.
 *
 *   npm run owner -- EMAIL
 */
import { completeEnvironment } from './command-environment.mjs'

const typed = process.argv.slice(2)

try {
  await completeEnvironment()
  const { emailField } = await import('@/lib/form-fields')
  const email = emailField.safeParse(typed[0])
  if (!email.success || typed.length > 1) {
    throw new Error('Usage: npm run owner -- EMAIL\nFor example: npm run owner -- ash@example.org')
  }
  const { db } = await import('@/lib/db')
  const { makeOwner } = await import('@/lib/people/make-owner')
  const { added } = await makeOwner(email.data, 'command line')
  await db.$disconnect()
  console.log(
    added.length === 0
      ? `${email.data} has every role already: owner, staff, treasurer and reviewer.`
      : `${email.data} now has these roles too: ${added.map((role) => role.toLowerCase()).join(', ')}.`,
  )
  console.log('They sign in at /sign-in with a code mailed to that address. There is no desk yet to change roles.')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
