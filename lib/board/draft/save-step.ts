import { db, type Tx } from '@/lib/db'
import type { Resume } from '../take-resume'
import { lockDraft } from './draft-key'
import { readSteps, typedIn } from './find-draft'
import { nextAfter, type StepId } from './steps'
import { errorsOf, isSame, type Typed, typedOf, unfinishedSteps } from './typed'

type Saving = {
  step: StepId
  /** The version that was on the page when it was filled in; 0 for a step that was never saved. */
  version: number
  posted: Typed
  /** A file that came with it, or the wish to apply without the one that is kept. */
  resume?: Resume | 'remove' | undefined
}

type Saved =
  /** As it is, finished or not: `errors` says what is missing, and `next` where a finished step leads. */
  | { outcome: 'saved'; version: number; errors: Record<string, string>; next: StepId | 'review' }
  /** Saved from another tab or device since. Nothing is overwritten: `other` is what stands there now. */
  | { outcome: 'changed_elsewhere'; version: number; other: Typed }
  | { outcome: 'unknown' | 'sent' }

/** Saves one step of a draft as it was typed. Of two saves that began from the same version, the second is refused. */
export async function saveStep(
  secret: string,
  { step, version, posted, resume }: Saving,
  now = new Date(),
): Promise<Saved> {
  return db.$transaction(async (tx): Promise<Saved> => {
    const draft = await lockDraft(tx, secret, now)
    if (!draft) return { outcome: 'unknown' }
    if (draft.sentAt) return { outcome: 'sent' }
    const saved = readSteps(draft.steps)
    const there = saved[step]
    const typed = typedOf(step, posted)
    const isRepeat = there !== undefined && !resume && isSame(there.typed, typed)
    if (there && there.version !== version && !isRepeat) {
      return { outcome: 'changed_elsewhere', version: there.version, other: there.typed }
    }
    const newVersion = isRepeat ? there.version : (there?.version ?? 0) + 1
    if (!isRepeat) {
      const data = { version: newVersion, typed, savedAt: now }
      await tx.boardDraftStep.upsert({
        where: { draftId_step: { draftId: draft.id, step } },
        create: { draftId: draft.id, step, ...data },
        update: data,
      })
    }
    if (resume) await replaceResume(tx, draft, resume)
    const unfinished = unfinishedSteps({ email: draft.email, typed: { ...typedIn(saved), [step]: typed } })
    return {
      outcome: 'saved',
      version: newVersion,
      errors: errorsOf(step, typed, draft.email),
      next: nextAfter(step, unfinished),
    }
  })
}

async function replaceResume(tx: Tx, draft: { id: string; resumeId: string | null }, resume: Resume | 'remove') {
  const kept = resume === 'remove' ? null : await tx.file.create({ data: resume, select: { id: true } })
  await tx.boardDraft.update({ where: { id: draft.id }, data: { resumeId: kept?.id ?? null } })
  if (draft.resumeId) await tx.file.delete({ where: { id: draft.resumeId } })
}
