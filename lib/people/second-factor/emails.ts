import { printMoment } from '@/lib/dates'
import { composeEmail, type Email } from '@/lib/email'
import { env } from '@/lib/env'

const ifNotYou =
  'If this was not you or somebody you asked, answer this mail or tell another owner at once: somebody may be able to read your mail.'

/** To somebody with whose recovery code somebody has signed in. */
export function recoveryCodeUsedEmail(left: number, at: Date): Email {
  const unused = left === 1 ? '1 is' : `${left} are`
  return composeEmail('One of your recovery codes was used', [
    { paragraph: `On ${printMoment(at)} one of your recovery codes for ORNCC’s website was used. ${unused} left.` },
    { paragraph: 'You can make ten new ones, or set up a new phone, where your sign-in is kept:' },
    { link: { label: 'Your sign-in', href: `${env.SITE_URL}/account/sign-in` } },
    { paragraph: ifNotYou },
  ])
}

/** To somebody to whose sign-in a passkey was added, or of which one was removed. */
export function passkeyEmail(deed: 'added' | 'removed', name: string, at: Date): Email {
  const what = deed === 'added' ? 'was added to your sign-in' : 'was removed from your sign-in'
  return composeEmail(`A passkey was ${deed}`, [
    { paragraph: `On ${printMoment(at)} the passkey “${name}” ${what} at ORNCC’s website.`, typed: [name] },
    { paragraph: 'All of them, and where you are signed in, you see here:' },
    { link: { label: 'Your sign-in', href: `${env.SITE_URL}/account/sign-in` } },
    { paragraph: ifNotYou },
  ])
}

/** To somebody whose second factor was taken away by an owner. */
export function secondFactorResetEmail(): Email {
  return composeEmail('Set up your sign-in again', [
    {
      paragraph:
        'An owner of ORNCC’s website has taken away the authenticator app, the passkeys and the recovery codes with which you signed in, and has signed you out everywhere. This is done when a phone is lost.',
    },
    { paragraph: 'When you sign in next time, you set up a passkey or an app again.' },
    { link: { label: 'Sign in', href: `${env.SITE_URL}/sign-in` } },
    { paragraph: ifNotYou },
  ])
}
