import { isRefusedPost } from '@/app/refused-post'
import { ButtonForm } from '@/components/form/button-form'
import { ButtonLink } from '@/components/ui/button'
import { Table } from '@/components/ui/table'
import { stateInWords } from '@/lib/board/application-state'
import type { listUnassigned, readProcess } from '@/lib/board/review/review-queries'
import { assign, move } from './actions'

const words: Record<string, string> = {
  recused: 'Recused',
  undeclared: 'Owes a declaration',
  reads: 'Reads it; owes scores',
  scored: 'Has scored',
}

type Props = {
  application: NonNullable<Awaited<ReturnType<typeof readProcess>>>
  unassigned: Awaited<ReturnType<typeof listUnassigned>>
}

/** Who reviews it and how far they are, and the next step of its way. */
export async function Process({ application, unassigned }: Props) {
  const { id, state, moves, reviewers, mayAssign, mayClose } = application
  return (
    <section aria-labelledby="process" className="space-y-5">
      <h2 id="process" className="text-xl">
        The review
      </h2>
      <Table
        caption="Reviewers"
        head={['Name', 'Stands']}
        empty="Nobody is assigned yet."
        rows={reviewers.map(({ id: reviewer, name, does, owesVote }) => ({
          key: reviewer,
          cells: [name, owesVote ? `${words[does]}; owes a vote` : words[does]],
        }))}
      />
      {mayAssign && unassigned.length > 0 && (
        <div className="flex flex-wrap gap-3">
          <ButtonForm action={assign} fields={{ application: id, reviewer: 'all' }} look="quiet">
            {unassigned.length === 1 ? 'Assign the one reviewer left' : `Assign all ${unassigned.length} reviewers`}
          </ButtonForm>
        </div>
      )}
      {mayAssign && unassigned.length > 1 && (
        <details open={await isRefusedPost()} className="border-line border-y py-1">
          <summary className="min-h-11 cursor-pointer py-2 font-semibold">Assign one of them</summary>
          <div className="flex flex-wrap gap-3 py-3">
            {unassigned.map(({ id: reviewer, name }) => (
              <ButtonForm key={reviewer} action={assign} fields={{ application: id, reviewer }} look="quiet">
                Assign {name}
              </ButtonForm>
            ))}
          </div>
        </details>
      )}
      {moves.includes('SCREENING') && state !== 'PAUSED' && (
        <p>Once it is being read, both references are asked by mail.</p>
      )}
      {moves.length > 0 && (
        <div className="flex flex-wrap gap-3">
          {moves.map((to) => (
            <ButtonForm key={to} action={move} fields={{ application: id, from: state, to }} look="quiet">
              {to === 'PAUSED'
                ? 'Pause it'
                : `${state === 'PAUSED' ? 'Take it up again' : 'Move it on'}: ${stateInWords(to)}`}
            </ButtonForm>
          ))}
        </div>
      )}
      {mayClose && (
        <ButtonLink href={`/staff/applications/${id}/close`} look="quiet">
          Close it without a decision
        </ButtonLink>
      )}
    </section>
  )
}
