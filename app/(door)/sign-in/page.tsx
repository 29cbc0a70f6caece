import type { Metadata } from 'next'
import { PageHeader } from '@/components/site/page-header'
import { sameSitePath } from '@/lib/people/same-site-path'
import { SignInForm } from './form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  description: 'For staff, the treasurer and reviewers of ORNCC.',
  robots: { index: false },
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const to = sameSitePath((await searchParams).to, '/staff')
  return (
    <div className="page pb-12">
      <PageHeader
        title="Sign in"
        lede="For the people who run ORNCC. Nobody else needs an account: your email address is enough to register, give or apply."
      />
      <SignInForm to={to} />
    </div>
  )
}
