import type { ReactNode } from 'react'
import { ButtonForm } from '@/components/form/button-form'
import { DefinitionList } from '@/components/ui/definition-list'
import { labelOf, recommendations, referenceQuestions } from '@/lib/board/choices'
import type { listReferences, readReferences } from '@/lib/board/references/reference-queries'
import { printDate } from '@/lib/dates'
import { askOne } from './actions'

type Reference = Awaited<ReturnType<typeof listReferences>>[number]

type Props = {
  application: string
  references: readonly Reference[]
  /** What they have said, for who may read it. */
  said: Awaited<ReturnType<typeof readReferences>>
  maySteer: boolean
}

/** Who was asked about the applicant and how far they are; their answers for cleared reviewers. */
export function References({ application, references, said, maySteer }: Props): ReactNode {
  if (references.length === 0) return null
  return (
    <section aria-labelledby="references" className="space-y-5">
      <h2 id="references" className="text-xl">
        What references say
      </h2>
      <ul className="border-line border-t">
        {references.map((reference) => {
          const answer = said.find(({ seq }) => seq === reference.seq)
          const number = reference.seq === 1 ? 'First' : 'Second'
          return (
            <li key={reference.id} className="space-y-3 border-line border-b py-4">
              <h3 className="wrap-anywhere font-sans font-semibold text-base">
                {answer ? `${answer.name}, ${answer.relationship}` : `${number} reference`}
              </h3>
              <p>{standsInWords(reference)}</p>
              {maySteer && reference.mayBeAsked && (
                <ButtonForm action={askOne} fields={{ application, reference: reference.id }} look="quiet">
                  {reference.askedAt
                    ? `Send the ${number.toLowerCase()} reference the link again`
                    : `Ask the ${number.toLowerCase()} reference by mail`}
                </ButtonForm>
              )}
              {answer && (
                <DefinitionList
                  items={[
                    { term: referenceQuestions.knows, detail: words(answer.knows) },
                    { term: referenceQuestions.brings, detail: words(answer.brings) },
                    { term: referenceQuestions.support, detail: words(answer.support) },
                    {
                      term: referenceQuestions.recommends,
                      detail: answer.recommends && labelOf(recommendations, answer.recommends),
                    },
                  ]}
                />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function words(answer: string | null): ReactNode {
  return <span className="wrap-anywhere whitespace-pre-wrap">{answer ?? '—'}</span>
}

function standsInWords({ askedAt, remindedAt, answeredAt, declinedAt, isOwnAddress }: Reference): string {
  if (answeredAt) return `Answered on ${printDate(answeredAt)}.`
  if (declinedAt) return `Declined to answer on ${printDate(declinedAt)}.`
  if (isOwnAddress)
    return 'Not asked: the address is most likely the applicant’s own. Ask the applicant for somebody else.'
  if (!askedAt) return 'Not asked yet.'
  const reminded = remindedAt ? `, reminded on ${printDate(remindedAt)}` : ''
  return `Asked on ${printDate(askedAt)}${reminded}, and has not answered.`
}
