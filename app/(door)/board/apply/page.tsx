import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { PageHeader } from '@/components/site/page-header'
import { DefinitionList } from '@/components/ui/definition-list'
import { Notice } from '@/components/ui/notice'
import { DRAFT_DAYS } from '@/lib/board/draft/draft-key'
import { STEP_COUNT } from '@/lib/board/draft/steps'
import { findKeepMonths } from '@/lib/board/own/keep'
import { BeginForm } from './form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  description: 'Offer your time to the Board of Directors of ORNCC. Applications are taken on an ongoing basis.',
  alternates: { canonical: '/board/apply' },
}

export default async function ApplyPage({ searchParams }: { searchParams: Promise<{ done?: string }> }) {
  const keepMonths = await findKeepMonths()
  return (
    <div className="page">
      <PageHeader
        title="Apply to the board"
        lede="Applications to the Board of Directors are taken on an ongoing basis: there is no closing date."
        up={[{ href: '/about', label: 'About' }]}
      />
      {(await searchParams).done && (
        <div role="status" className="mb-8">
          <Notice look="good" title="Erased">
            What you had filled in is gone.
          </Notice>
        </div>
      )}
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
              term: 'The form',
              detail: `About half an hour, in ${STEP_COUNT} short steps. Each is saved as you go: leave, and come back by the link that we mail you, on any device, within ${DRAFT_DAYS} days. Nobody but you can read it before you send it. We ask nothing about age, origin, faith or health.`,
            },
          ]}
        />
      </section>
      <section aria-labelledby="begin" className="mt-12">
        <h2 id="begin" className="mb-3 text-2xl">
          Begin, or go on where you stopped
        </h2>
        <BeginForm formKey={randomUUID()} />
      </section>
    </div>
  )
}
