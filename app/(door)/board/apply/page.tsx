import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { PageHeader } from '@/components/site/page-header'
import { DefinitionList } from '@/components/ui/definition-list'
import { findKeepMonths } from '@/lib/board/own/keep'
import { ApplicationForm } from './form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  description: 'Offer your time to the Board of Directors of ORNCC. Applications are taken on an ongoing basis.',
  alternates: { canonical: '/board/apply' },
}

export default async function ApplyPage() {
  const keepMonths = await findKeepMonths()
  return (
    <div className="page">
      <PageHeader
        title="Apply to the board"
        lede="Applications to the Board of Directors are taken on an ongoing basis: there is no closing date."
        up={[{ href: '/about', label: 'About' }]}
      />
      <section aria-labelledby="serving" className="measure">
        <h2 id="serving" className="mb-3 text-2xl">
          What serving means
        </h2>
        <DefinitionList
          items={[
            { term: 'Who', detail: 'Five volunteers. Nobody is paid for serving.' },
            {
              term: 'Time',
              detail:
                'One meeting of about 75 minutes a month, by video. Between meetings, reading and short decisions by mail, when it suits you.',
            },
            {
              term: 'What happens next',
              detail:
                'A member of the board reads what you write and answers you by mail. A conversation follows, then a word with your references, then a vote of the board.',
            },
            {
              term: 'Not decided yet',
              detail: 'How long a term lasts, and by when you hear from us. Ask us in the conversation.',
            },
            {
              term: 'What we keep',
              detail: keepMonths
                ? `An application that is declined or withdrawn is erased after ${keepMonths} months. We tell you the day.`
                : 'How long we keep an application that is declined or withdrawn is not decided yet. We tell you the day before we decline anybody.',
            },
            {
              term: 'This form',
              detail:
                'About half an hour. It cannot be saved halfway, so you may like to write the longer answers elsewhere first. We confirm by mail that it has arrived, with a link to a page where you follow it, read what you sent, and can withdraw it. We ask nothing about age, origin, faith or health.',
            },
          ]}
        />
      </section>
      <div className="mt-12">
        <ApplicationForm formKey={randomUUID()} />
      </div>
    </div>
  )
}
