import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { browserWords } from '@/lib/people/browser-words'
import { sameSitePath } from '@/lib/people/same-site-path'
import { findSecondFactor } from '@/lib/people/second-factor/queries'
import { readNewSecret } from '@/lib/people/second-factor/set-up-second-factor'
import { secretUri } from '@/lib/people/second-factor/totp'
import { requireMailedCode } from '@/lib/people/session'
import { SetUpForm } from './form'
import { QrCode } from './qr-code'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  description: 'Set up the second step with which you sign in.',
  robots: { index: false },
}

/** Shows the form also to whoever has just set up the app: the recovery codes stand in its answer, without a script too. */
export default async function SetUpPage({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const to = sameSitePath((await searchParams).to, '/account/home')
  const session = await requireMailedCode(to)
  const factor = await findSecondFactor(session.personId)
  if (factor && !session.isWhole) redirect(`/sign-in/second?to=${encodeURIComponent(to)}`)
  const device = browserWords((await headers()).get('user-agent') ?? '')
  if (factor?.appSince) {
    return (
      <div className="page pb-12">
        <SetUpForm to={to} secret={null} device={device} isFirst={false} />
      </div>
    )
  }
  if (factor && !session.hasJustPassed) {
    const here = `/sign-in/second/set-up?to=${encodeURIComponent(to)}`
    redirect(`/sign-in/second?to=${encodeURIComponent(here)}`)
  }
  const secret = await readNewSecret(session)
  return (
    <div className="page pb-12">
      <SetUpForm to={to} secret={secret} device={device} isFirst={factor === null}>
        <QrCode text={secretUri(secret, session.email)} label="A picture for your app to scan" />
      </SetUpForm>
    </div>
  )
}
