/**
 * Names an owner: somebody who may sign in and open every desk. The first of a site is made here; the desk /staff/grants
 * gives and takes roles after that.
 *
 *   npm run owner -- EMAIL
 *   npm run owner -- EMAIL --new-phone    takes their authenticator app and passkeys away, so that they set up others
 */
import { completeEnvironment } from './command-environment.mjs'

const typed = process.argv.slice(2)

try {
  await completeEnvironment()
  const { emailField } = await import('@/lib/form-fields')
  const email = emailField.safeParse(typed[0])
  const isNewPhone = typed[1] === '--new-phone'
  if (!email.success || typed.length > (isNewPhone ? 2 : 1)) {
    throw new Error('Usage: npm run owner -- EMAIL [--new-phone]\nFor example: npm run owner -- ash@example.org')
  }
  const { db } = await import('@/lib/db')
  const { stopSendingJobs } = await import('@/lib/jobs')
  const { makeOwner } = await import('@/lib/people/make-owner')
  const { resetSecondFactorOf } = await import('@/lib/people/second-factor/reset-second-factor')
  const { added } = await makeOwner(email.data, 'command line')
  const isReset = isNewPhone && (await resetSecondFactorOf(email.data, 'command line'))
  await stopSendingJobs()
  await db.$disconnect()
  console.log(
    added.length === 0
      ? `${email.data} has every role already: owner, staff, treasurer and reviewer.`
      : `${email.data} now has these roles too: ${added.map((role) => role.toLowerCase()).join(', ')}.`,
  )
  if (isReset) console.log('Their authenticator app and passkeys were taken away, and they are signed out everywhere.')
  console.log(
    'They sign in at /sign-in with a code mailed to that address, and set up a passkey or an authenticator app then.',
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
