import type { Metadata } from 'next'
import { PageHeader } from '@/components/site/page-header'
import { sameSitePath } from '@/lib/people/same-site-path'
import { SignInForm } from './form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  description: 'Your registrations, gifts and receipts at ORNCC, by a code that is mailed to you.',
  robots: { index: false },
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const to = sameSitePath((await searchParams).to, '/account/home')
  return (
    <div className="page pb-12">
      <PageHeader
        title="Sign in"
        lede="See your registrations, gifts and receipts, or open your desk. There is no password: we mail you a code. You need no account to register, give or apply."
      />
      <SignInForm to={to} />
    </div>
  )
}
