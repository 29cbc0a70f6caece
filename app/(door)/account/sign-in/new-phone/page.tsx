import type { Metadata } from 'next'
import { PageHeader } from '@/components/site/page-header'
import { requireSignedIn } from '@/lib/people/session'
import { NewPhoneForm } from './form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  description: 'Set up the authenticator app on another phone.',
  robots: { index: false },
}

export default async function NewPhonePage() {
  await requireSignedIn('/account/sign-in/new-phone')
  return (
    <div className="page pb-12">
      <PageHeader
        title="Set up another phone"
        up={[{ href: '/account/sign-in', label: 'Your sign-in' }]}
        lede="First show that it is you. The app that you have now and all recovery codes stop working, and you set up the new app at once."
      />
      <NewPhoneForm />
    </div>
  )
}
