import type { Metadata } from 'next'
import { PageHeader } from '@/components/site/page-header'
import { openIdName } from '@/lib/people/openid/openid-provider'
import { sameSitePath } from '@/lib/people/same-site-path'
import { ByProvider } from './by-provider'
import { SignInForm } from './form'
import { ProblemNotice } from './problem-notice'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  description: 'Your registrations, gifts and receipts at ORNCC, by a code that is mailed to you.',
  robots: { index: false },
}

type Props = { searchParams: Promise<Partial<Record<'to' | 'problem' | 'error', string | string[]>>> }

export default async function SignInPage({ searchParams }: Props) {
  const { to: typed, problem, error } = await searchParams
  const to = sameSitePath(typed, '/account/home')
  return (
    <div className="page pb-12">
      <PageHeader
        title="Sign in"
        lede="See your registrations, gifts and receipts, or open your desk. There is no password: we mail you a code. You need no account to register, give or apply."
      />
      {(problem ?? error) && <ProblemNotice problem={`${problem ?? error}`} />}
      <SignInForm to={to} />
      {openIdName && <ByProvider name={openIdName} to={to} />}
    </div>
  )
}
