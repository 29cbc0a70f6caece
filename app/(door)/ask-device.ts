import { browserSupportsWebAuthn } from '@simplewebauthn/browser'
import { useSyncExternalStore } from 'react'
import { type FormState, refused } from '@/lib/form'

/** Whether this browser knows passkeys; null while nothing is known, which without a script it stays. */
export function useKnowsPasskeys(): boolean | null {
  return useSyncExternalStore(neverChanges, browserSupportsWebAuthn, () => null)
}

const neverChanges = () => () => undefined

/** Has the device make or use a passkey, and posts its answer with the form; what the device refuses is said there. */
export async function withDevice<State extends FormState>(
  ask: () => Promise<object>,
  post: (previous: State, formData: FormData) => Promise<State>,
  previous: State,
  formData: FormData,
): Promise<State> {
  try {
    formData.set('passkey', JSON.stringify(await ask()))
  } catch (error) {
    return { ...previous, ...refused(previous, formData, { form: whyNot(error) }) }
  }
  return post(previous, formData)
}

/** The browser's own words are for whoever writes programs. */
function whyNot(error: unknown): string {
  switch (error instanceof Error ? error.name : '') {
    case 'InvalidStateError':
      return 'This device has one of your passkeys already.'
    case 'NotAllowedError':
    case 'AbortError':
      return 'It was stopped, or took too long, and nothing has changed. Try again, please.'
    default:
      return 'This browser or device cannot do it, and nothing has changed.'
  }
}
