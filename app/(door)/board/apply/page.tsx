import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { PageHeader } from '@/components/site/page-header'
import { DefinitionList } from '@/components/ui/definition-list'
import { Notice } from '@/components/ui/notice'
import { weeksInWords } from '@/lib/board/choices'
import { DRAFT_DAYS } from '@/lib/board/draft/draft-key'
import { STEP_COUNT } from '@/lib/board/draft/steps'
import { findKeepMonths } from '@/lib/board/own/keep'
import { findSearch, needsByLevel } from '@/lib/board/search/find-search'
import { BeginForm } from './form'

/** What ORNCC has not said is marked so, and never made up. */
const notSet = (words: string) => <em className="text-ink-soft">{words}</em>

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  description: 'Offer your time to the Board of Directors of ORNCC. Applications are taken on an ongoing basis.',
  alternates: { canonical: '/board/apply' },
}

export default async function ApplyPage({ searchParams }: { searchParams: Promise<{ done?: string }> }) {
  const [keepMonths, search] = await Promise.all([findKeepMonths(), findSearch()])
  const needs = needsByLevel(search)
  return (
    <div className="page">
      <PageHeader
        title="Apply to the board"
        lede="Applications to the Board of Directors are taken on an ongoing basis: there is no closing date."
        up={[{ href: '/about', label: 'About' }]}
      >
        <p className="mt-4">
          <a href="#begin" className="inline-flex min-h-11 items-center font-semibold">
            Begin, or go on where you stopped
          </a>
        </p>
      </PageHeader>
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
            {
              term: 'Who serves now',
              detail: search?.serving ? (
                <span className="whitespace-pre-line">{`${search.serving}\nNobody is paid for serving.`}</span>
              ) : (
                <>Five volunteers. Nobody is paid for serving. {notSet('Their names are not set here yet.')}</>
              ),
            },
            {
              term: 'Time',
              detail:
                'One meeting of about 75 minutes a month, by video. Between meetings, reading and short decisions by mail, when it suits you.',
            },
            {
              term: 'Duties',
              detail: search?.duties ? (
                <span className="whitespace-pre-line">{search.duties}</span>
              ) : (
                notSet('What each member does beside the meeting is not set here yet. Ask us in the conversation.')
              ),
            },
            {
              term: 'A term',
              detail: search?.termYears
                ? `${search.termYears} ${search.termYears === 1 ? 'year' : 'years'}.`
                : notSet('How long it lasts is not set yet.'),
            },
            {
              term: 'What happens next',
              detail:
                'Members of the board read what you write. A word with your references and a conversation follow, then a vote of the board. You follow it by a link of your own, and can withdraw at any time.',
            },
            {
              term: 'When you hear',
              detail: search?.answerWeeks
                ? `Within ${weeksInWords(search.answerWeeks)} of the day on which you send it.`
                : notSet('By when is not set yet, so we cannot promise a day.'),
            },
            {
              term: 'What we keep',
              detail: keepMonths
                ? `An application that is declined or withdrawn is erased after ${keepMonths} months. We tell you the day. One that we have not decided on after as many months we close with a letter.`
                : 'How long we keep an application that is declined or withdrawn is not decided yet. We tell you the day before we decline anybody.',
            },
            {
              term: 'The form',
              detail: `About half an hour, in ${STEP_COUNT} short steps. Each is saved as you go: leave, and come back by the link that we mail you, on any device, within ${DRAFT_DAYS} days. Nobody but you can read it before you send it.`,
            },
          ]}
        />
      </section>
      <section aria-labelledby="skills" className="measure mt-12">
        <h2 id="skills" className="mb-3 text-2xl">
          Skills that the board looks for
        </h2>
        {needs.length > 0 ? (
          <DefinitionList items={needs.map(({ level, skills }) => ({ term: level, detail: skills.join(', ') }))} />
        ) : (
          <p>{notSet('Which it looks for most is not set yet.')}</p>
        )}
        <p className="mt-4">Whatever you bring is welcome: care for how people talk with each other first of all.</p>
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
