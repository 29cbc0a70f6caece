import { redirect } from 'next/navigation'
import { findDraft, type OpenDraft } from '@/lib/board/draft/find-draft'

/** The draft of this address; null for a dead link. One that was sent leads to the application. */
export async function openDraft(key: string): Promise<OpenDraft | null> {
  const draft = await findDraft(key)
  if (draft?.kind === 'sent') redirect(new URL(draft.url).pathname)
  return draft
}
