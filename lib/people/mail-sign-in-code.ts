import { db } from '@/lib/db'
import { MINUTE_MS } from '@/lib/durations'
import { queueMail } from '@/lib/mail'
import { signInCodeEmail } from './emails'
import { CODE_MINUTES, codeHash, makeCode } from './sign-in-code'
import { whoSignsIn } from './who-signs-in'

/**
 * Makes the code of a request and mails it, if somebody here has the address: they have registered, given or applied
 * with it, or hold a grant. Otherwise it does nothing.
 * The job behind `requestSignInCode`; a second run finds the first one's code and leaves it.
 */
export async function mailSignInCode(
  { requestId, email }: { requestId: string; email: string },
  now = new Date(),
): Promise<void> {
  const code = makeCode()
  await db.$transaction(async (tx) => {
    if (!(await whoSignsIn(tx, email))) return
    const expiresAt = new Date(now.getTime() + CODE_MINUTES * MINUTE_MS)
    const made = await tx.signInCode.createMany({
      data: { id: requestId, email, codeHash: codeHash(requestId, code), expiresAt },
      skipDuplicates: true,
    })
    if (made.count === 0) return
    await queueMail(tx, {
      ...signInCodeEmail(code),
      cause: `sign-in-code:${requestId}`,
      template: 'sign-in-code',
      to: email,
    })
  })
}
