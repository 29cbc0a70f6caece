import { db } from '@/lib/db'
import { submitApplication } from '../submit-application'
import { lockDraft } from './draft-key'
import { editionOf, readSteps, typedIn } from './find-draft'
import { readWhole } from './typed'

type Sent =
  | 'sent'
  /** The person has an open application; a mail tells them so, and the draft stays. */
  | 'already_applied'
  /** Something was saved since the page that was signed: it has to be seen first. */
  | 'changed'
  | 'unfinished'
  | 'unknown'

/**
 * Sends a draft that its applicant has looked through and signed: it becomes the application, once, however often it is
 * pressed. `edition` is what they have seen. Of the draft its links stay until its day, and lead to the application.
 */
export async function sendDraft(
  secret: string,
  { edition, affirmed, affirmedName }: { edition: string; affirmed: 'yes'; affirmedName: string },
  now = new Date(),
): Promise<Sent> {
  return db.$transaction(async (tx): Promise<Sent> => {
    const draft = await lockDraft(tx, secret, now)
    if (!draft) return 'unknown'
    if (draft.sentAt) return 'sent'
    if (editionOf(draft.steps) !== edition) return 'changed'
    const { id, email, resumeId } = draft
    const whole = readWhole(typedIn(readSteps(draft.steps)), { formKey: id, email, affirmed, affirmedName })
    if (!whole.ok) return 'unfinished'
    if ((await submitApplication(tx, whole.input, resumeId, now)) === 'already_applied') return 'already_applied'
    await tx.boardDraftStep.deleteMany({ where: { draftId: id } })
    await tx.boardDraft.update({ where: { id }, data: { sentAt: now, resumeId: null } })
    return 'sent'
  })
}
