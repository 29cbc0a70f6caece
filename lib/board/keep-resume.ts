import { createHash } from 'node:crypto'
import { db, type Tx } from '@/lib/db'
import { linkToken, readLinkToken } from '@/lib/links'
import { MOST_RESUME_BYTES } from './choices'
import { type ResumeKind, resumeTypes, sniffResume } from './sniff-resume'

/** How long a form may claim a resume that arrived with an earlier, refused post of it. */
export const KEPT_HOURS = 24

type Kept = { outcome: 'kept'; token: string; name: string } | { outcome: 'too_large' | 'empty' | 'wrong_kind' }

/**
 * Stores an uploaded resume at once, privately, so that it outlives a form refused for another reason; a browser would ask
 * for it again. The token is the form's claim to it. What it is, is read from its content.
 */
export async function keepResume(file: File): Promise<Kept> {
  if (file.size === 0) return { outcome: 'empty' }
  if (file.size > MOST_RESUME_BYTES) return { outcome: 'too_large' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const kind = sniffResume(bytes)
  if (!kind) return { outcome: 'wrong_kind' }
  const kept = await db.file.create({
    data: {
      name: resumeName(file.name, kind),
      type: resumeTypes[kind],
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes,
    },
    select: { id: true, name: true },
  })
  return { outcome: 'kept', token: linkToken('resume', kept.id, 1), name: kept.name }
}

/** The resume that a form still claims: kept by us for this form, no more than a day ago, and not yet sent. */
export async function findKeptResume(tx: Tx, token: string, now: Date): Promise<{ id: string; name: string } | null> {
  const claim = readLinkToken('resume', token)
  if (!claim) return null
  const since = new Date(now.getTime() - KEPT_HOURS * 3_600_000)
  return tx.file.findFirst({
    where: { id: claim.id, createdAt: { gt: since }, application: { is: null } },
    select: { id: true, name: true },
  })
}

/** The name as people know it, without the path that some browsers send, and with the ending of what the file really is. */
export function resumeName(given: string, kind: ResumeKind): string {
  const own = given.split(/[/\\]/).at(-1) ?? ''
  const plain = own
    .normalize('NFC')
    .replace(/[\p{C}"*:<>?|]/gu, '')
    .replace(/\.(pdf|docx?|[a-z]{3,4})$/i, '')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  return `${plain.slice(0, 100) || 'resume'}.${kind}`
}
