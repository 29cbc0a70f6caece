import { printStep } from './draft/print-typed'
import { stepIds, steps } from './draft/steps'
import type { Typed } from './draft/typed'
import type { Application } from './queries'

/** What an application says, step by step as it was asked. */
export function answersOf(application: Application): { title: string; answers: ReturnType<typeof printStep> }[] {
  const typed = asTyped(application)
  return stepIds.map((step) => ({
    title: steps[step].title,
    answers: [
      ...(step === 'about' ? [{ question: 'Email', answer: application.email }] : []),
      ...printStep(step, typed),
      ...(step === 'resume' ? [{ question: 'Signed', answer: application.affirmedName }] : []),
    ],
  }))
}

function asTyped({ references, ...application }: Application): Typed {
  const ofReferences = references.flatMap(({ name, email, relationship }, index) => {
    const reference = `reference${index + 1}`
    // Without their consent nothing could be sent.
    return Object.entries({ Name: name, Email: email, Relationship: relationship, Consent: true }).map(
      ([field, said]) => [`${reference}${field}`, said] as const,
    )
  })
  return Object.fromEntries(
    [...Object.entries(application), ...ofReferences].map(([field, said]) => [field, list(said)]),
  )
}

function list(said: unknown): string[] {
  if (typeof said === 'boolean') return [said ? 'yes' : 'no']
  return [said ?? []].flat().map(String)
}
