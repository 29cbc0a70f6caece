import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { ButtonForm } from '@/components/form/button-form'
import { PageHeader } from '@/components/site/page-header'
import { DefinitionList } from '@/components/ui/definition-list'
import { Notice } from '@/components/ui/notice'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { readDisclosures, readMember } from '@/lib/board/members/member-queries'
import { isoDay, printDate } from '@/lib/dates'
import { alsoAs, requireStaffOrReviewer } from '@/lib/people/session'
import { tick } from '../actions'
import { MemberForm } from '../forms'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'A member of the board', description: 'One member of the board.' }

const done: Record<string, string> = { saved: 'The term is saved.', ticked: 'It is written down.' }

type Props = { params: Promise<{ member: string }>; searchParams: Promise<{ done?: string }> }

export default async function MemberPage({ params, searchParams }: Props) {
  const id = z.uuid().safeParse((await params).member).data ?? notFound()
  const who = await requireStaffOrReviewer(`/staff/board/${id}`)
  const member = (await readMember(who, id)) ?? notFound()
  const reviewer = await alsoAs('REVIEWER')
  const said = reviewer ? await readDisclosures(reviewer, id) : []
  const notice = done[(await searchParams).done ?? '']
  const { name, email, office, startsOn, termEndsOn, leftOn, steps, disclosures } = member
  return (
    <div className="page">
      <PageHeader
        title={name}
        lede={leftOn ? `Left the board on ${printDate(leftOn, 'UTC')}.` : email}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/board', label: 'The board' },
        ]}
      />
      <div className="max-w-190 space-y-9">
        {notice && (
          <div role="status">
            <Notice look="good">{notice}</Notice>
          </div>
        )}
        {steps.length > 0 && (
          <section aria-labelledby="steps" className="space-y-3">
            <h2 id="steps" className="text-xl">
              When somebody joins
            </h2>
            <ul className="border-line border-t">
              {steps.map(({ id: step, label, doneAt }) => (
                <li key={step} className="flex flex-wrap items-center justify-between gap-3 border-line border-b py-3">
                  <span className="wrap-anywhere">
                    {label}
                    {doneAt && <span className="text-ink-soft"> · done on {printDate(doneAt)}</span>}
                  </span>
                  <ButtonForm action={tick} fields={{ member: id, step, done: doneAt ? 'no' : 'yes' }} look="quiet">
                    {doneAt ? 'Not done after all' : 'Done'}
                    <VisuallyHidden>: {label}</VisuallyHidden>
                  </ButtonForm>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section aria-labelledby="disclosures" className="space-y-3">
          <h2 id="disclosures" className="text-xl">
            Disclosures of interests
          </h2>
          {disclosures.length === 0 ? (
            <p>They are asked once they serve, and every year after that.</p>
          ) : (
            <DefinitionList
              items={disclosures.map(({ year, askedAt, answeredAt }) => {
                const given = said.find((one) => one.year === year)
                const stands = answeredAt
                  ? `Given on ${printDate(answeredAt)}.`
                  : `Asked on ${printDate(askedAt)}, and not given yet.`
                const words = given && (given.interests ?? 'Nothing to disclose.')
                return {
                  term: String(year),
                  detail: (
                    <span className="wrap-anywhere whitespace-pre-wrap">
                      {stands}
                      {given && ` ${words} Signed ${given.affirmedName}.`}
                    </span>
                  ),
                }
              })}
            />
          )}
          {!reviewer && <p>What they say is for the board’s reviewers.</p>}
        </section>
        {!leftOn && (
          <section aria-labelledby="term" className="space-y-3">
            <h2 id="term" className="text-xl">
              Term
            </h2>
            <MemberForm
              member={id}
              term={{
                office: office ?? '',
                startsOn: startsOn ? isoDay(startsOn, 'UTC') : '',
                termEndsOn: termEndsOn ? isoDay(termEndsOn, 'UTC') : '',
              }}
            />
          </section>
        )}
      </div>
    </div>
  )
}
