import { randomBytes } from 'node:crypto'
import { unstable_rethrow } from 'next/navigation'
import { type FormState, refused } from '@/lib/form'
import { log } from '@/lib/log'

type FormAction<State> = (previous: State, formData: FormData) => Promise<State>

/**
 * What a form posts to, so that a bug or an outage loses nothing that was typed: the form comes back and says so, with a
 * reference that the log has too. Without this a post without JavaScript ends on a bare "Internal Server Error": Next runs
 * the action a second time while it renders its page for errors, and that page fails like the action did.
 */
export function formAction<State extends FormState = FormState>(action: FormAction<State>): FormAction<State> {
  return async (previous, formData) => {
    try {
      return await action(previous, formData)
    } catch (error) {
      // A redirect comes as a throw, and is none.
      unstable_rethrow(error)
      const reference = randomBytes(4).toString('hex')
      log.error({ err: error, reference }, 'a form failed')
      const form = `Something went wrong on our side, and what you sent may not have arrived. It still stands here: please try again in a few minutes. If it fails again, write to us and name ${reference}.`
      return { ...previous, ...refused(previous, formData, { form }) }
    }
  }
}
