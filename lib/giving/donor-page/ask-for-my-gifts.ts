import { db } from '@/lib/db'
import { enqueue } from '@/lib/jobs'

/**
 * Takes in the wish to be mailed the way to one's gifts. It does the same for every address, so that neither the answer
 * nor its timing tells who has given; the job `mail-my-gifts` finds out.
 */
export async function askForMyGifts({ email, formKey }: { email: string; formKey: string }): Promise<void> {
  await db.$transaction((tx) => enqueue(tx, 'mail-my-gifts', { requestId: formKey, email }))
}
