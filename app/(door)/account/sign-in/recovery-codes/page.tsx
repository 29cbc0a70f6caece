import type { Metadata } from 'next'
import { requireJustPassed } from '@/lib/people/session'
import { NewCodesForm } from './form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  description: 'Ten new recovery codes in place of the old ones.',
  robots: { index: false },
}

export default async function RecoveryCodesPage() {
  await requireJustPassed('/account/sign-in/recovery-codes')
  return (
    <div className="page pb-12">
      <NewCodesForm />
    </div>
  )
}
