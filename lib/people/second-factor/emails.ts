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

/** To somebody whose authenticator app was taken away by an owner. */
export function secondFactorResetEmail(): Email {
  return composeEmail('Set up your authenticator app again', [
    {
      paragraph:
        'An owner of ORNCC’s website has taken away the authenticator app and the recovery codes with which you signed in, and has signed you out everywhere. This is done when a phone is lost.',
    },
    { paragraph: 'When you sign in next time, you set up an app again, with a new QR code.' },
    { link: { label: 'Sign in', href: `${env.SITE_URL}/sign-in` } },
    { paragraph: ifNotYou },
  ])
}
