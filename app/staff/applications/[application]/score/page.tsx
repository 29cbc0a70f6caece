import { notFound } from 'next/navigation'
import { z } from 'zod'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { Notice } from '@/components/ui/notice'
import { findRules, listCriteria, readOwnScores, readProcess, readScores } from '@/lib/board/review/review-queries'
import { printPoints } from '@/lib/board/review/scoring'
import { requireReviewer } from '@/lib/people/session'
import { ScoreForm } from './form'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ application: string }>; searchParams: Promise<{ done?: string }> }

export default async function ScorePage({ params, searchParams }: Props) {
  const id = z.uuid().safeParse((await params).application).data ?? notFound()
  const reviewer = await requireReviewer(`/staff/applications/${id}/score`)
  const own = (await readOwnScores(reviewer, id)) ?? notFound()
  const [process, scores, rules] = await Promise.all([
    readProcess(reviewer, id),
    readScores(reviewer, id),
    findRules(reviewer),
  ])
  if (!process) notFound()
  // Scores that were given are changed by the criteria they were given by.
  const rulesId = own.scores[0]?.criterion.rulesId ?? rules?.id
  const criteria = rulesId ? await listCriteria(reviewer, rulesId) : []
  const title = `Scores: ${process.name}`
  return (
    <div className="page">
      <PageHeader
        title={title}
        lede="The score informs, it never decides."
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/applications', label: 'Applications' },
          { href: `/staff/applications/${id}`, label: process.name },
        ]}
      />
      <div className="max-w-190 space-y-9">
        {(await searchParams).done && (
          <div role="status">
            <Notice look="good" title="Your scores are in">
              You can change them until the board has decided.
            </Notice>
          </div>
        )}
        {scores ? <Scores scores={scores} /> : <p>You see what others have scored once your own scores are in.</p>}
        {process.mayScore && rulesId ? (
          <ScoreForm
            application={id}
            rules={rulesId}
            title={title}
            isChange={own.scoredAt !== null}
            criteria={criteria.map((criterion) => {
              const given = own.scores.find((score) => score.criterion.id === criterion.id)
              return { ...criterion, points: given ? String(given.points) : null, comment: given?.comment ?? null }
            })}
          />
        ) : (
          <>
            <FormTitle>{title}</FormTitle>
            {process.mayScore && (
              <Notice look="warm" title="The board has set no criteria yet">
                <p>
                  <a href="/staff/applications/rules">Set the criteria</a>, and scoring is open.
                </p>
              </Notice>
            )}
          </>
        )}
      </div>
    </div>
  )
}

function Scores({
  scores: { total, reviewers, criteria },
}: {
  scores: NonNullable<Awaited<ReturnType<typeof readScores>>>
}) {
  return (
    <section aria-labelledby="scores" className="space-y-5">
      <h2 id="scores" className="text-xl">
        What was scored
      </h2>
      {total && (
        <p>
          Mean by weight <strong>{printPoints(total.mean)}</strong> of 5, from {printPoints(total.least)} to{' '}
          {printPoints(total.most)}, by {reviewers.join(', ')}.
        </p>
      )}
      <ul className="border-line border-t">
        {criteria.map(({ id, label, weight, spread, scores }) => (
          <li key={id} className="border-line border-b py-3">
            <h3 className="font-sans font-semibold text-base">{label}</h3>
            {spread && (
              <p className="text-ink-soft text-sm">
                Mean {printPoints(spread.mean)}, from {spread.least} to {spread.most}; weight {weight}
              </p>
            )}
            <ul className="mt-1 space-y-1">
              {scores.map((score) => (
                <li key={score.reviewer} className="wrap-anywhere whitespace-pre-wrap">
                  {score.reviewer}: {score.points}
                  {score.comment && `. ${score.comment}`}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}
