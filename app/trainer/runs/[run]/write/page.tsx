import { randomUUID } from 'node:crypto'
import { notFound } from 'next/navigation'
import { MessageForm } from '@/app/staff/runs/[run]/write/form'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { Notice } from '@/components/ui/notice'
import { mergeValues } from '@/lib/courses/messages/merge-values'
import { findOwnRun, type OwnRun } from '@/lib/courses/trainer/own-runs'
import { printMoment } from '@/lib/dates'
import { requireTrainer } from '@/lib/people/session'
import { writeToGroup } from './actions'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ run: string }>; searchParams: Promise<{ sent?: string | string[] }> }

export default async function WriteToGroupPage({ params, searchParams }: Props) {
  const { run: slug } = await params
  const run = await findOwnRun(await requireTrainer(`/trainer/runs/${slug}/write`), slug)
  if (!run?.isPublic) notFound()
  const { sent } = await searchParams
  return (
    <div className="page">
      <PageHeader
        title="Write to the group"
        lede="Each person with a seat gets a mail of their own from the site. You do not see their addresses, nor they each other’s; answers go to the office."
        up={[
          { href: '/trainer', label: 'My runs' },
          { href: `/trainer/runs/${slug}`, label: run.course },
        ]}
      />
      <div className="space-y-8">
        {sent && (
          <div role="status">
            <Notice look="good" title={sent === '1' ? 'One mail is on its way' : `${sent} mails are on their way`}>
              Your message stands below.
            </Notice>
          </div>
        )}
        {run.people.length === 0 ? (
          <>
            <FormTitle>Write to the group</FormTitle>
            <p>Nobody has a seat yet.</p>
          </>
        ) : (
          <MessageForm
            action={writeToGroup}
            run={slug}
            to="confirmed"
            formKey={randomUUID()}
            values={Object.entries(mergeValues)}
          />
        )}
        {run.messages.length > 0 && <Written messages={run.messages} />}
      </div>
    </div>
  )
}

function Written({ messages }: { messages: OwnRun['messages'] }) {
  return (
    <section aria-labelledby="written" className="max-w-190">
      <h2 id="written" className="text-xl">
        Written by you
      </h2>
      <ul className="mt-2 border-line border-t">
        {messages.map(({ id, subject, text, recipients, createdAt }) => (
          <li key={id} className="border-line border-b py-2">
            <details>
              <summary className="wrap-anywhere min-h-11 cursor-pointer py-2">
                <span className="font-semibold">{subject}</span>
                <span className="block text-ink-soft text-sm">
                  To {recipients === 1 ? '1 person' : `${recipients} people`}, {printMoment(createdAt)}
                </span>
              </summary>
              <pre className="wrap-anywhere mt-2 whitespace-pre-wrap bg-leaf p-4 font-sans text-sm">{text}</pre>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}
