import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { ReturnedNotice } from '@/app/staff/mail/returned-notice'
import { singleValues } from '@/app/staff/single-values'
import { ButtonForm } from '@/components/form/button-form'
import { PageHeader } from '@/components/site/page-header'
import { DefinitionList } from '@/components/ui/definition-list'
import { Notice } from '@/components/ui/notice'
import { Tag } from '@/components/ui/tag'
import { printMoment } from '@/lib/dates'
import { readMail } from '@/lib/office/mail-desk/mail-queries'
import type { ResendObstacle } from '@/lib/office/mail-desk/resend-mail'
import { requireStaff } from '@/lib/people/session'
import { sendOnceMore } from '../actions'
import { asReader } from '../reader'
import { HIDDEN_SUBJECT, mailStates } from '../words'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'A mail', description: 'One mail that the site has sent.' }

type Props = { params: Promise<{ mail: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

const noResend: Record<ResendObstacle, string> = {
  not_readable: 'Mails of this kind are neither read nor sent again from here: they are for others, or carry a secret.',
  forgotten: 'What it said is forgotten, since its time is over. So it cannot be sent again.',
  under_way: 'It is on its way; it cannot be sent again before that has ended.',
  stale: 'What it says is over or not true any more, so it cannot be sent again.',
  announcement: 'An announcement cannot be sent again: whoever has stopped them would get one.',
}

export default async function OneMailPage({ params, searchParams }: Props) {
  const { mail: id } = await params
  const reader = await asReader(await requireStaff(`/staff/mail/${id}`))
  const mail = z.uuid().safeParse(id).success ? await readMail(reader, id) : null
  if (!mail) notFound()
  const { done } = singleValues(await searchParams)
  return (
    <div className="page">
      <PageHeader
        title={mail.subject ?? HIDDEN_SUBJECT}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/mail', label: 'Mail' },
        ]}
      />
      <div className="max-w-190 space-y-6">
        {done === 'resent' && (
          <div role="status">
            <Notice look="good" title="It is sent again">
              This is the new mail; the one that it repeats stays in the log.
            </Notice>
          </div>
        )}
        {mail.returned && <ReturnedNotice returned={mail.returned} />}
        <DefinitionList items={factsOf(mail)} />
        {mail.text !== null && mail.text !== '' && (
          <section aria-labelledby="words">
            <h2 id="words" className="text-xl">
              What it says
            </h2>
            <p className="text-ink-soft text-sm">
              Its text; the formatted part says the same. The secret part of links is hidden.
            </p>
            <pre className="wrap-anywhere mt-2 whitespace-pre-wrap bg-leaf p-4 font-sans text-sm">{mail.text}</pre>
          </section>
        )}
        {mail.obstacle ? (
          <p className="text-ink-soft">{noResend[mail.obstacle]}</p>
        ) : (
          <div className="space-y-2">
            <ButtonForm action={sendOnceMore} fields={{ mailId: mail.id, formKey: randomUUID() }} look="quiet">
              Send it again
            </ButtonForm>
            <p className="text-ink-soft text-sm">The same words go to the same address.</p>
          </div>
        )}
        {!mail.returned && (
          <p>
            Has it come back?{' '}
            <a href={`/staff/mail/returned?address=${encodeURIComponent(mail.toAddress)}`}>Note the address</a>
          </p>
        )}
      </div>
    </div>
  )
}

type Shown = NonNullable<Awaited<ReturnType<typeof readMail>>>

function factsOf(mail: Shown): { term: string; detail: ReactNode }[] {
  const { words, tone } = mailStates[mail.state]
  return [
    { term: 'To', detail: <span className="wrap-anywhere">{mail.toAddress}</span> },
    { term: 'State', detail: <Tag tone={tone}>{words}</Tag> },
    { term: 'Written', detail: printMoment(mail.createdAt) },
    ...(mail.sentAt ? [{ term: 'Sent', detail: printMoment(mail.sentAt) }] : []),
    ...(mail.replyTo ? [{ term: 'Answers go to', detail: <span className="wrap-anywhere">{mail.replyTo}</span> }] : []),
    ...(mail.attempts > 1 || mail.lastError ? [{ term: 'Tries', detail: String(mail.attempts) }] : []),
    ...(mail.lastError ? [{ term: 'Why not', detail: <span className="wrap-anywhere">{mail.lastError}</span> }] : []),
    ...(mail.isRepeat
      ? [{ term: 'Perhaps twice', detail: 'Whether the first try arrived was not known, so it was tried again.' }]
      : []),
    ...(mail.files > 0 ? [{ term: 'Attached', detail: mail.files === 1 ? '1 file' : `${mail.files} files` }] : []),
    ...(mail.resendOfId
      ? [{ term: 'Sent by the desk', detail: <a href={`/staff/mail/${mail.resendOfId}`}>The mail that it repeats</a> }]
      : []),
    ...(mail.resends.length > 0 ? [{ term: 'Sent again', detail: <Resends mails={mail.resends} /> }] : []),
    { term: 'Kind', detail: mail.template.replaceAll('-', ' ') },
  ]
}

function Resends({ mails }: { mails: Shown['resends'] }) {
  return (
    <ul>
      {mails.map(({ id, createdAt }) => (
        <li key={id}>
          <a href={`/staff/mail/${id}`}>{printMoment(createdAt)}</a>
        </li>
      ))}
    </ul>
  )
}
