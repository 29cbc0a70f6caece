import { ownUrl } from '@/lib/board/own/own-link'
import { db } from '@/lib/db'
import { openedBy } from './draft-key'
import { isStepId, type StepId } from './steps'
import { type Typed, typedSchema, unfinishedSteps } from './typed'

type Saved = { step: string; version: number; typed: unknown; savedAt: Date }

/** The steps of a draft as they were saved. */
export function readSteps(saved: readonly Saved[]) {
  const read: Partial<Record<StepId, { version: number; typed: Typed; savedAt: Date }>> = {}
  for (const { step, version, typed, savedAt } of saved) {
    if (isStepId(step)) read[step] = { version, typed: typedSchema.parse(typed), savedAt }
  }
  return read
}

/** What was typed, by step. */
export function typedIn(saved: ReturnType<typeof readSteps>): Partial<Record<StepId, Typed>> {
  return Object.fromEntries(Object.entries(saved).map(([step, { typed }]) => [step, typed]))
}

/** Which state of a draft somebody has seen: sending names it, so that nothing is signed unseen. */
export function editionOf(saved: readonly Saved[]): string {
  return saved
    .map(({ step, version }) => `${step}.${version}`)
    .sort()
    .join(' ')
}

/**
 * The draft that a link opens: everything typed so far, what is not finished, and the day on which it is erased. Of one
 * that was sent where its application is; null for a link that opens nothing (any more).
 */
export async function findDraft(secret: string, now = new Date()) {
  const draft = await db.boardDraft.findFirst({
    where: openedBy(secret, now),
    select: {
      id: true,
      email: true,
      eraseAfter: true,
      sentAt: true,
      steps: true,
      resume: { select: { name: true } },
    },
  })
  if (!draft) return null
  if (draft.sentAt) {
    const application = await db.boardApplication.findUnique({
      where: { formKey: draft.id },
      select: { id: true, linkVersion: true },
    })
    return application ? { kind: 'sent' as const, url: ownUrl(application) } : null
  }
  const saved = readSteps(draft.steps)
  return {
    kind: 'open' as const,
    email: draft.email,
    eraseAfter: draft.eraseAfter,
    resumeName: draft.resume?.name ?? null,
    saved,
    unfinished: unfinishedSteps({ email: draft.email, typed: typedIn(saved) }),
    edition: editionOf(draft.steps),
  }
}

export type OpenDraft = Extract<NonNullable<Awaited<ReturnType<typeof findDraft>>>, { kind: 'open' }>
