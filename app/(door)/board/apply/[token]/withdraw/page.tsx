import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { DeadApplicationLink } from '@/app/(door)/board/apply/[token]/dead-link'
import { errorWord } from '@/app/refused-post'
import { ButtonForm } from '@/components/form/button-form'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { isClosed } from '@/lib/board/application-state'
import { findOwnApplication } from '@/lib/board/own/find-own-application'
import { withdraw } from './actions'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

/** The second press: what withdrawing means, before it is done. */
export default async function WithdrawPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const application = await findOwnApplication(token)
  if (!application) return <DeadApplicationLink />
  if (isClosed(application.state)) redirect(`/board/apply/${token}`)
  return (
    <div className="page">
      <FormTitle>{`${await errorWord()}Withdraw the application`}</FormTitle>
      <PageHeader
        title="Withdraw the application"
        up={[{ href: `/board/apply/${token}`, label: 'Your application' }]}
      />
      <div className="measure space-y-6">
        <p>
          The board stops reading it and does not decide. It cannot be taken back, but you may apply again at any time.
        </p>
        <ButtonForm action={withdraw} fields={{ token }} pending="Withdrawing it…">
          Withdraw my application
        </ButtonForm>
        <p>
          <a href={`/board/apply/${token}`} className="inline-flex min-h-11 items-center">
            Keep it
          </a>
        </p>
      </div>
    </div>
  )
}
