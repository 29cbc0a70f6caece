import { composeEmail, type Email } from '@/lib/email'
import { CODE_MINUTES } from './sign-in-code'

/** The code is in the subject too, so that a phone's notice is enough. */
export function signInCodeEmail(code: string): Email {
  const spaced = `${code.slice(0, 3)} ${code.slice(3)}`
  return composeEmail(`${spaced} is your code for ORNCC`, [
    { paragraph: 'Somebody, we hope you, is signing in to ORNCC’s website with this address.' },
    { heading: `Your code: ${spaced}` },
    { paragraph: `Type it into the page where you asked for it. It works once, for ${CODE_MINUTES} minutes.` },
    {
      paragraph:
        'We never ask for this code by phone or mail. If you did not ask for it, nothing has happened and you need not do anything.',
    },
  ])
}
