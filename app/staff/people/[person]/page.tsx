import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { asReader } from '@/app/staff/mail/reader'
import { ReturnedNotice } from '@/app/staff/mail/returned-notice'
import { HIDDEN_SUBJECT, mailStates } from '@/app/staff/mail/words'
import { singleValues } from '@/app/staff/single-values'
import { ButtonForm } from '@/components/form/button-form'
import { PageHeader } from '@/components/site/page-header'
import { Button, ButtonLink } from '@/components/ui/button'
import { DefinitionList } from '@/components/ui/definition-list'
import { Notice } from '@/components/ui/notice'
import { isoDay, printDate, printMoment } from '@/lib/dates'
import { formatCentsExact } from '@/lib/money'
import { findMergedInto, findPerson } from '@/lib/office/people-desk/people-queries'
import { requireStaff } from '@/lib/people/session'
import { mailLinks } from '../actions'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'A person', description: 'One person, and what they have with ORNCC.' }

const news: Record<string, { title: string; words: string }> = {
  corrected: { title: 'It is corrected', words: 'Where the address is another one, both addresses are told.' },
  merged: { title: 'The two records are one', words: 'Everything stands here now. The other address is told.' },
  links: { title: 'Their links are on their way', words: 'If they have nothing ahead, no mail goes out.' },
}

type Props = {
  params: Promise<{ person: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function PersonPage({ params, searchParams }: Props) {
  const { person: id } = await params
  const reader = await asReader(await requireStaff(`/staff/people/${id}`))
  if (!z.uuid().safeParse(id).success) notFound()
  const mergedInto = await findMergedInto(reader, id)
  if (mergedInto) redirect(`/staff/people/${mergedInto}`)
  const person = await findPerson(reader, id)
  if (!person) notFound()
  const { done = '' } = singleValues(await searchParams)
  const told = news[done]
  return (
    <div className="page">
      <PageHeader
        title={person.name}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/people', label: 'People' },
        ]}
      />
      <div className="max-w-190 space-y-8">
        {told && (
          <div role="status">
            <Notice look="good" title={told.title}>
              {told.words}
            </Notice>
          </div>
        )}
        {person.returned.map((returned) => (
          <ReturnedNotice key={returned.address} returned={returned} />
        ))}
        <DefinitionList items={factsOf(person)} />
        <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
          <ButtonLink href={`/staff/people/${id}/correct`}>Correct name or email</ButtonLink>
          {person.registrations.some(({ isLive }) => isLive) && (
            <ButtonForm action={mailLinks} fields={{ personId: id, formKey: randomUUID() }} look="quiet">
              Mail them their links again
            </ButtonForm>
          )}
        </div>
        <Part title="Registrations" empty="None." items={person.registrations}>
          {({ id: registrationId, run, course, first, standing, isLive, name }) => (
            <>
              <p>
                <a href={`/staff/runs/${run}`} className="font-semibold">
                  {course}
                </a>
                , {first}
              </p>
              <p className="text-ink-soft text-sm">
                {standing}
                {name !== person.name && `, as ${name}`}
                {isLive && (
                  <>
                    {' · '}
                    <a href={`/staff/runs/${run}/write?to=${registrationId}`}>Write to them about it</a>
                  </>
                )}
              </p>
            </>
          )}
        </Part>
        {person.applications.length > 0 && (
          <Part title="Applications to the board" items={person.applications}>
            {({ id: applicationId, submittedAt }) => (
              <p>
                <a href={`/staff/applications/${applicationId}`}>Sent {printDate(submittedAt)}</a>
              </p>
            )}
          </Part>
        )}
        {person.payments && person.payments.length > 0 && (
          <Part title="Payments, newest first" items={person.payments}>
            {({ id: paymentId, amountCents, occurredAt, order }) => (
              <p>
                <a href={`/staff/payments/${paymentId}`}>{formatCentsExact(amountCents)}</a>, {isoDay(occurredAt)}:{' '}
                {order.lines.map(({ description }) => description).join(', ')}
              </p>
            )}
          </Part>
        )}
        <Part title="The last mails" empty="None." items={person.mails}>
          {(mail) => (
            <>
              <p className="wrap-anywhere">
                <a href={`/staff/mail/${mail.id}`}>{mail.subject ?? HIDDEN_SUBJECT}</a>
              </p>
              <p className="wrap-anywhere text-ink-soft text-sm">
                {mailStates[mail.state].words}, {printMoment(mail.createdAt)}, to {mail.toAddress}
              </p>
            </>
          )}
        </Part>
        <form action={`/staff/people/${id}/merge`} className="space-y-3 border-line border-t pt-6">
          <h2 className="text-xl">The same person twice?</h2>
          <label htmlFor="q" className="block">
            Find the other record by name or email; you will see what would move before anything does.
          </label>
          <input
            id="q"
            name="q"
            className="block min-h-11 w-full max-w-80 rounded-stone border-2 border-stone bg-leaf px-3 py-2"
          />
          <Button look="quiet">Find the other record</Button>
        </form>
      </div>
    </div>
  )
}

type Shown = NonNullable<Awaited<ReturnType<typeof findPerson>>>

function factsOf(person: Shown): { term: string; detail: ReactNode }[] {
  return [
    { term: 'Email', detail: <span className="wrap-anywhere">{person.email ?? 'None'}</span> },
    ...(person.otherEmails.length > 0
      ? [{ term: 'Also known by', detail: <span className="wrap-anywhere">{person.otherEmails.join(', ')}</span> }]
      : []),
    ...(person.postalAddress
      ? [{ term: 'By post', detail: <span className="whitespace-pre-line">{person.postalAddress}</span> }]
      : []),
    ...(person.grants.length > 0
      ? [{ term: 'Holds', detail: person.grants.map(({ role }) => role.toLowerCase()).join(', ') }]
      : []),
    { term: 'Known since', detail: printDate(person.createdAt) },
  ]
}

function Part<Item extends { id: string }>({
  title,
  empty,
  items,
  children,
}: {
  title: string
  empty?: string
  items: readonly Item[]
  children: (item: Item) => ReactNode
}) {
  return (
    <section>
      <h2 className="text-xl">{title}</h2>
      {items.length === 0 && <p className="text-ink-soft">{empty}</p>}
      {items.length > 0 && (
        <ul className="mt-2 border-line border-t">
          {items.map((item) => (
            <li key={item.id} className="border-line border-b py-2">
              {children(item)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
