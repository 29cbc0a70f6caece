import { randomUUID } from 'node:crypto'
import { notFound } from 'next/navigation'
import { singleValues } from '@/app/staff/single-values'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { mergeValues } from '@/lib/courses/messages/merge-values'
import { findAudience, listMessages } from '@/lib/courses/messages/message-queries'
import { printMoment } from '@/lib/dates'
import { requireStaff } from '@/lib/people/session'
import { takeBack, writeMessage } from './actions'
import { MessageForm } from './form'
import { Leaving } from './leaving'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ run: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function WritePage({ params, searchParams }: Props) {
  const { run: slug } = await params
  const { to = 'confirmed', sent, back } = singleValues(await searchParams)
  const staff = await requireStaff(`/staff/runs/${slug}/write?to=${encodeURIComponent(to)}`)
  const [audience, messages] = await Promise.all([findAudience(staff, slug, to), listMessages(staff, slug)])
  if (!audience) notFound()
  return (
    <div className="page">
      <PageHeader
        title={titleOf(audience)}
        lede={audience.course}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/runs', label: 'Runs' },
          { href: `/staff/runs/${slug}`, label: audience.course },
        ]}
      />
      <div className="space-y-8">
        <Leaving
          messages={messages}
          sent={sent}
          back={back}
          takeBack={takeBack}
          place={{ run: slug, to: audience.to }}
        />
        {audience.count === 0 ? (
          <>
            <FormTitle>{titleOf(audience)}</FormTitle>
            <p>There is nobody to write to.</p>
          </>
        ) : (
          <MessageForm
            action={writeMessage}
            run={slug}
            to={audience.to}
            formKey={randomUUID()}
            initial={messages.find(({ id, takenBackAt }) => id === back && takenBackAt)}
            values={Object.entries(mergeValues)}
          />
        )}
        {messages.length > 0 && <Written messages={messages} />}
      </div>
    </div>
  )
}

function titleOf({ to, name, count }: { to: string; name: string | null; count: number }): string {
  if (name) return `Write to ${name}`
  const people = count === 1 ? 'the one person' : `the ${count} people`
  return to === 'waiting' ? `Write to ${people} on the waiting list` : `Write to ${people} with a seat`
}

const stateWords = {
  QUEUED: 'on its way',
  SENDING: 'on its way',
  SENT: 'sent',
  FAILED: 'could not be sent yet',
  STALE: 'kept back',
} as const

function Written({ messages }: { messages: Awaited<ReturnType<typeof listMessages>> }) {
  return (
    <section aria-labelledby="written" className="max-w-190">
      <h2 id="written" className="text-xl">
        Written so far
      </h2>
      <ul className="mt-2 border-line border-t">
        {messages.map((message) => (
          <li key={message.id} className="border-line border-b py-2">
            <details>
              <summary className="wrap-anywhere min-h-11 cursor-pointer py-2">
                <span className="font-semibold">{message.subject}</span>
                <span className="block text-ink-soft text-sm">
                  {message.writer} to {message.to}, {printMoment(message.createdAt)}
                  {message.takenBackAt && '. Taken back: nobody was written to'}
                </span>
              </summary>
              <pre className="wrap-anywhere mt-2 whitespace-pre-wrap bg-leaf p-4 font-sans text-sm">{message.text}</pre>
              <ul className="wrap-anywhere mt-2 text-sm">
                {message.mails.map(({ id, toAddress, state }) => (
                  <li key={id}>
                    <a href={`/staff/mail/${id}`}>{toAddress}</a>: {stateWords[state]}
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}
