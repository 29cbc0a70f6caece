import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { FindForm } from '@/components/form/find-form'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { sendMyLinks } from './actions'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  description: 'Lost the mail with your link? Type your address, and we send everything again.',
  alternates: { canonical: '/find-my-registration' },
}

type Props = { searchParams: Promise<{ sent?: string }> }

export default async function FindMyRegistrationPage({ searchParams }: Props) {
  const { sent } = await searchParams
  return (
    <div className="page">
      {sent ? (
        <>
          <FormTitle>Look in your mail</FormTitle>
          <PageHeader title="Look in your mail" />
          <div className="measure space-y-4" role="status">
            <p>
              If the address you typed is registered for something that is still ahead, or waits for a seat in it, a
              mail with its links is on its way there.
            </p>
            <p>
              Nothing there after a few minutes? Look among the spam, try{' '}
              <a href="/find-my-registration">another address of yours</a>, or <a href="/contact">write to us</a>.
            </p>
          </div>
        </>
      ) : (
        <>
          <PageHeader
            title="Find my registration"
            lede="Lost the mail? Type the address you registered with, and we send your links again."
          />
          <FindForm title="Find my registration" action={sendMyLinks} formKey={randomUUID()}>
            Send me my links
          </FindForm>
        </>
      )}
    </div>
  )
}
