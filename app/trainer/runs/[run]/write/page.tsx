import { randomUUID } from 'node:crypto'
import { notFound } from 'next/navigation'
import { MessageForm } from '@/app/staff/runs/[run]/write/form'
import { Leaving } from '@/app/staff/runs/[run]/write/leaving'
import { singleValues } from '@/app/staff/single-values'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { mergeValues } from '@/lib/courses/messages/merge-values'
import { findOwnRun, type OwnRun } from '@/lib/courses/trainer/own-runs'
import { printMoment } from '@/lib/dates'
import { requireTrainer } from '@/lib/people/session'
import { takeBack, writeToGroup } from './actions'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ run: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function WriteToGroupPage({ params, searchParams }: Props) {
  const { run: slug } = await params
  const run = await findOwnRun(await requireTrainer(`/trainer/runs/${slug}/write`), slug)
  if (!run?.isPublic) notFound()
  const { sent, back } = singleValues(await searchParams)
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
        <Leaving messages={run.messages} sent={sent} back={back} takeBack={takeBack} place={{ run: slug }} />
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
            initial={run.messages.find(({ id, takenBackAt }) => id === back && takenBackAt)}
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
        {messages.map(({ id, subject, text, recipients, createdAt, takenBackAt }) => (
          <li key={id} className="border-line border-b py-2">
            <details>
              <summary className="wrap-anywhere min-h-11 cursor-pointer py-2">
                <span className="font-semibold">{subject}</span>
                <span className="block text-ink-soft text-sm">
                  To {recipients === 1 ? '1 person' : `${recipients} people`}, {printMoment(createdAt)}
                  {takenBackAt && '. Taken back: nobody was written to'}
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
