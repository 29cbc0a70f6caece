import { db } from '@/lib/db'
import { enqueue } from '@/lib/jobs'

/**
 * Takes in the wish to be mailed one's registrations. It does the same for every address, so that neither the answer nor
 * its timing tells who comes to what; the job `mail-my-registrations` finds out.
 */
export async function askForMyRegistrations({ email, formKey }: { email: string; formKey: string }): Promise<void> {
  await db.$transaction((tx) => enqueue(tx, 'mail-my-registrations', { requestId: formKey, email }))
}
