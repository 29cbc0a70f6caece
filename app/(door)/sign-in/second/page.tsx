import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { signOut } from '@/app/staff/actions'
import { PageHeader } from '@/components/site/page-header'
import { buttonClass } from '@/components/ui/button'
import { sameSitePath } from '@/lib/people/same-site-path'
import { findSecondFactor } from '@/lib/people/second-factor/queries'
import { requireMailedCode } from '@/lib/people/session'
import { SecondFactorForm } from './form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  description: 'Type the code that your authenticator app shows.',
  robots: { index: false },
}

export default async function SecondFactorPage({
  searchParams,
}: {
  searchParams: Promise<{ to?: string | string[] }>
}) {
  const to = sameSitePath((await searchParams).to, '/account/home')
  const { personId, email, isWhole } = await requireMailedCode(to)
  if (isWhole) redirect(to)
  if (!(await findSecondFactor(personId))) redirect(`/sign-in/second/set-up?to=${encodeURIComponent(to)}`)
  return (
    <div className="page pb-12">
      <PageHeader
        title="And the code of your app"
        lede="Your mail alone does not open a desk. Open the authenticator app on your phone; it shows six digits for ORNCC, new ones every half minute."
      />
      <SecondFactorForm to={to} />
      <div className="measure mt-8 space-y-3">
        <p>
          Lost your phone? Each of your recovery codes works once in place of the app. Without them, ask another owner
          of the site to take the app away; you then set up a new one.
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
