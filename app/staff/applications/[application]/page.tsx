import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { DefinitionList } from '@/components/ui/definition-list'
import { answersOf } from '@/lib/board/answers'
import { stateInWords } from '@/lib/board/application-state'
import { readApplication } from '@/lib/board/queries'
import { printDate } from '@/lib/dates'
import { requireReviewer } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'An application', description: 'One application to the board.' }

export default async function ApplicationPage({ params }: { params: Promise<{ application: string }> }) {
  const id = z.uuid().safeParse((await params).application).data ?? notFound()
  const reviewer = await requireReviewer(`/staff/applications/${id}`)
  const application = (await readApplication(reviewer, id)) ?? notFound()
  const { name, state, submittedAt, resume } = application
  return (
    <div className="page">
      <PageHeader
        title={name}
        lede={`Sent on ${printDate(submittedAt)}. ${stateInWords(state)}.`}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/applications', label: 'Applications' },
        ]}
      />
      <div className="max-w-190 space-y-9">
        {resume ? (
          <div>
            <ButtonLink href={`/staff/applications/${id}/resume`} look="quiet">
              Download the resume
            </ButtonLink>
            <p className="mt-1 break-all text-ink-soft text-sm">
              {resume.name}, {Math.ceil(resume.size / 1024).toLocaleString('en-US')} KB
            </p>
          </div>
        ) : (
          <p>No resume was sent.</p>
        )}
        {answersOf(application).map(({ title, answers }) => (
          <section key={title}>
            <h2 className="mb-3 text-xl">{title}</h2>
            <DefinitionList
              items={answers.map(({ question, answer }) => ({
                term: question,
                detail: <span className="whitespace-pre-wrap">{answer}</span>,
              }))}
            />
          </section>
        ))}
      </div>
    </div>
  )
}
