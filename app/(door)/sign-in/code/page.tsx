import type { Metadata } from 'next'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { sameSitePath } from '@/lib/people/same-site-path'
import { CODE_MINUTES } from '@/lib/people/sign-in-code'
import { readRequest } from '../request-cookie'
import { CodeForm } from './form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  description: 'Type the code that we have mailed to you.',
  robots: { index: false },
}

export default async function CodePage({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const request = await readRequest()
  const to = sameSitePath((await searchParams).to, '/account/home')
  const askAgain = `/sign-in?to=${encodeURIComponent(to)}`
  if (!request) {
    return (
      <div className="page pb-12">
        <FormTitle>Sign in</FormTitle>
        <PageHeader
          title="Ask for a code first"
          lede={`A code works only in the browser that asked for it, for ${CODE_MINUTES} minutes. This browser has not asked, or the time is over.`}
        />
        <ButtonLink href={askAgain}>Ask for a code</ButtonLink>
      </div>
    )
  }
  return (
    <div className="page pb-12">
      <PageHeader
        title="Type your code"
        lede={
          <>
            If <strong className="break-all">{request.email}</strong> may sign in here, a mail with a code of six digits
            is on its way. It works once, for {CODE_MINUTES} minutes, in this browser.
          </>
        }
      />
      <CodeForm to={to} />
      <p className="mt-6">
        No mail, or the wrong address?{' '}
        <a href={askAgain} className="inline-flex min-h-11 items-center">
          Ask for a new code
        </a>
      </p>
    </div>
  )
}
