import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { browserWords } from '@/lib/people/browser-words'
import { requireJustPassed } from '@/lib/people/session'
import { NewPasskeyForm } from './form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  description: 'Add a passkey to your sign-in.',
  robots: { index: false },
}

export default async function NewPasskeyPage() {
  await requireJustPassed('/account/sign-in/passkeys/new')
  return (
    <div className="page pb-12">
      <NewPasskeyForm device={browserWords((await headers()).get('user-agent') ?? '')} />
    </div>
  )
}
