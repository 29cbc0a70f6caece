import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { cachedSettings } from '@/app/cached'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { Notice } from '@/components/ui/notice'
import { aboutField } from '@/lib/contact/schema'
import { ContactForm } from './form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  description: 'Write to ORNCC: about a course, access, giving, the board or anything else.',
  alternates: { canonical: '/contact' },
}

type Query = { topic?: string | string[]; about?: string | string[] }

export default async function ContactPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { topic, about } = await searchParams
  const { officeEmail } = await cachedSettings()
  if (!officeEmail) {
    return (
      <div className="page">
        <FormTitle>Write to us</FormTitle>
        <PageHeader title="Write to us" />
        <Notice look="warm" title="This site cannot take messages yet">
          No address is set to which it could send them. Please try again another day.
        </Notice>
      </div>
    )
  }
  return (
    <div className="page">
      <PageHeader
        title="Write to us"
        lede="Volunteers read every message and answer by mail. A date by which they answer has not been decided."
      />
      <ContactForm
        formKey={randomUUID()}
        topic={typeof topic === 'string' ? topic : undefined}
        about={aboutField.safeParse(about).data}
      />
    </div>
  )
}
