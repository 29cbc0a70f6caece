import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { errorWord } from '@/app/refused-post'
import { ButtonForm } from '@/components/form/button-form'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { findSecondFactor } from '@/lib/people/second-factor/queries'
import { requireJustPassed } from '@/lib/people/session'
import { removeOne } from '../../actions'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  description: 'Remove a passkey from your sign-in.',
  robots: { index: false },
}

export default async function RemovePasskeyPage({ params }: { params: Promise<{ passkey: string }> }) {
  const { passkey: id } = await params
  const { personId } = await requireJustPassed(`/account/sign-in/passkeys/${encodeURIComponent(id)}`)
  const factor = await findSecondFactor(personId)
  const passkey = factor?.passkeys.find((each) => each.id === id)
  // Removed a moment ago, or somebody else's.
  if (!passkey) redirect('/account/sign-in')
  return (
    <div className="page pb-12">
      <FormTitle>{`${await errorWord()}Remove a passkey`}</FormTitle>
      <PageHeader
        title="Remove a passkey"
        up={[{ href: '/account/sign-in', label: 'Your sign-in' }]}
        lede={
          <>
            <strong className="wrap-anywhere">{passkey.name}</strong> then no longer signs you in, and every other
            browser in which you are signed in asks for your second step again. We tell you by mail. Delete the passkey
            on the device too, or it will go on offering it.
          </>
        }
      />
      <ButtonForm action={removeOne} fields={{ id }} pending="Removing…">
        Remove this passkey
      </ButtonForm>
    </div>
  )
}
