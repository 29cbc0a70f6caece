import { db } from '@/lib/db'
import { deedKey } from '@/lib/deed-key'
import { queueMail } from '@/lib/mail'
import { readSettings } from '@/lib/settings'
import { messageEmail } from './emails'
import type { MessageInput } from './schema'

type Sending = {
  outcome:
    | 'sent'
    /** No `officeEmail` is set, so there is nobody to send it to. */
    | 'no_office'
}

/**
 * Mails a message to the office. The sender's address is where a reply goes and never whom the mail is from, and they get
 * no copy: a form that mails a stranger's words to any typed address would be used to. A form sent twice is one mail.
 */
export async function sendMessage(input: MessageInput): Promise<Sending> {
  return db.$transaction(async (tx): Promise<Sending> => {
    const { officeEmail } = await readSettings(tx)
    if (!officeEmail) return { outcome: 'no_office' }
    await queueMail(tx, {
      ...messageEmail(input),
      cause: `contact:${deedKey(input)}`,
      template: 'contact',
      to: officeEmail,
      replyTo: input.email,
    })
    return { outcome: 'sent' }
  })
}
