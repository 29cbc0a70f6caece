import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { FindForm } from '@/components/form/find-form'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { sendMyGifts } from './actions'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  description: 'Type the address you gave from, and we mail you the way to your gifts and receipts.',
  alternates: { canonical: '/donate/find-my-gifts' },
}

type Props = { searchParams: Promise<{ sent?: string }> }

export default async function FindMyGiftsPage({ searchParams }: Props) {
  const { sent } = await searchParams
  return (
    <div className="page">
      {sent ? (
        <>
          <FormTitle>Look in your mail</FormTitle>
          <PageHeader title="Look in your mail" />
          <div className="measure space-y-4" role="status">
            <p>
              If something was given or paid from the address you typed, a mail with the way to it is on its way there.
            </p>
            <p>
              Nothing there after a few minutes? Look among the spam, try{' '}
              <a href="/donate/find-my-gifts">another address of yours</a>, or <a href="/contact">write to us</a>.
            </p>
          </div>
        </>
      ) : (
        <>
          <PageHeader
            title="Find my gifts"
            lede="Your gifts, receipts and yearly statements have a page of their own. Type the address you gave from, and we mail you the way there."
            up={[{ href: '/donate', label: 'Give' }]}
          />
          <FindForm title="Find my gifts" action={sendMyGifts} formKey={randomUUID()}>
            Send me the way
          </FindForm>
        </>
      )}
    </div>
  )
}
