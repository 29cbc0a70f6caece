import { notFound } from 'next/navigation'
import { z } from 'zod'
import { errorWord } from '@/app/refused-post'
import { takeBack } from '@/app/staff/applications/[application]/actions'
import { ButtonForm } from '@/components/form/button-form'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { Moment } from '@/components/ui/moment'
import { Notice } from '@/components/ui/notice'
import { letterClosing, letterSubject, letterTemplate, TAKE_BACK_MINUTES } from '@/lib/board/letter/letter-text'
import { readLetter } from '@/lib/board/letter/read-letter'
import { HOME_ZONE } from '@/lib/dates'
import { requireReviewer } from '@/lib/people/session'
import { LetterForm } from './form'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ application: string }>; searchParams: Promise<{ done?: string }> }

export default async function LetterPage({ params, searchParams }: Props) {
  const id = z.uuid().safeParse((await params).application).data ?? notFound()
  const reviewer = await requireReviewer(`/staff/applications/${id}/letter`)
  const { name, state, email, decision, letter, erasedOn } = (await readLetter(reviewer, id)) ?? notFound()
  const title = `Letter to ${name}`
  const isWaiting = letter?.leavesAt && !letter.sentAt
  return (
    <div className="page">
      <PageHeader
        title={title}
        lede={decision === 'ACCEPTED' ? 'The board decided to accept.' : 'The board decided to decline.'}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/applications', label: 'Applications' },
          { href: `/staff/applications/${id}`, label: name },
        ]}
      />
      <div className="max-w-190 space-y-8">
        <div role="status">
          {letter?.sentAt ? (
            <Notice look="good" title="The letter is sent">
              <p>
                On <Moment at={letter.sentAt} zone={HOME_ZONE} />, written by {letter.writtenBy.name}.
              </p>
            </Notice>
          ) : isWaiting ? (
            <Notice look="calm" title="The letter is on its way">
              <p>
                It leaves on <Moment at={letter.leavesAt ?? new Date()} zone={HOME_ZONE} />. Until then it can be taken
                back.
              </p>
            </Notice>
          ) : (
            (await searchParams).done === 'taken_back' && (
              <Notice look="good" title="The letter is taken back">
                Nothing was sent. Its words stand here still.
              </Notice>
            )
          )}
        </div>
        {letter && (isWaiting || letter.sentAt) ? (
          <>
            <FormTitle>{`${await errorWord()}${title}`}</FormTitle>
            <pre className="wrap-anywhere whitespace-pre-wrap bg-leaf p-4 font-sans">{letter.text}</pre>
            {isWaiting && (
              <ButtonForm action={takeBack} fields={{ application: id }}>
                Take the letter back
              </ButtonForm>
            )}
          </>
        ) : state === 'VOTE' ? (
          <LetterForm
            application={id}
            title={title}
            text={letter?.text ?? letterTemplate(decision, name)}
            subject={letterSubject(decision)}
            email={email ?? ''}
            closing={erasedOn ? letterClosing(erasedOn) : ''}
            minutes={TAKE_BACK_MINUTES}
          />
        ) : (
          <>
            <FormTitle>{title}</FormTitle>
            <p>The application is paused or over, so no letter can be sent.</p>
          </>
        )}
      </div>
    </div>
  )
}
