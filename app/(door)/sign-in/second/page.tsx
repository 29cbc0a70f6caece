import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { signOut } from '@/app/staff/actions'
import { PageHeader } from '@/components/site/page-header'
import { buttonClass } from '@/components/ui/button'
import { sameSitePath } from '@/lib/people/same-site-path'
import { findSecondFactor } from '@/lib/people/second-factor/queries'
import { requireMailedCode } from '@/lib/people/session'
import { SecondFactorForm } from './form'
import { UsePasskey } from './use-passkey'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  description: 'The second step of signing in: your passkey, or a code.',
  robots: { index: false },
}

export default async function SecondFactorPage({
  searchParams,
}: {
  searchParams: Promise<{ to?: string | string[] }>
}) {
  const to = sameSitePath((await searchParams).to, '/account/home')
  const { personId, email, isWhole, hasJustPassed } = await requireMailedCode(to)
  if (hasJustPassed) redirect(to)
  const factor = await findSecondFactor(personId)
  if (!factor) redirect(isWhole ? '/account' : `/sign-in/second/set-up?to=${encodeURIComponent(to)}`)
  const hasPasskey = factor.passkeys.length > 0
  const hasApp = factor.appSince !== null
  const title = isWhole ? 'Show once more that it is you' : 'And your second step'
  return (
    <div className="page pb-12">
      <PageHeader
        title={title}
        lede={
          isWhole
            ? 'How you sign in may be changed only for a quarter of an hour after the second step.'
            : `Your mail alone does not open a desk.${hasPasskey ? '' : ' Open the authenticator app on your phone; it shows six digits for ORNCC, new ones every half minute.'}`
        }
      />
      {hasPasskey && <UsePasskey to={to} />}
      <SecondFactorForm to={to} title={title} hasApp={hasApp} />
      <div className="measure mt-8 space-y-3">
        <p>
          Lost your phone? Each of your recovery codes works once in its place. Without them, ask another owner of the
          site to take away what you sign in with; you then set it up anew.
        </p>
        <form action={signOut}>
          <button type="submit" className={buttonClass('quiet')}>
            I am not {email}
          </button>
        </form>
      </div>
    </div>
  )
}
