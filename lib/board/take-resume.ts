import { createHash } from 'node:crypto'
import { MOST_RESUME_BYTES } from './choices'
import { type ResumeKind, type ResumeRefusal, resumeTypes, sniffResume } from './sniff-resume'

export type Resume = { name: string; type: string; size: number; sha256: string; bytes: Uint8Array<ArrayBuffer> }

type Read = { outcome: 'fits'; resume: Resume } | { outcome: 'too_large' | 'empty' | ResumeRefusal }

/** An uploaded resume as it is kept. What it is, is read from its content; its own name and type say nothing. */
export async function takeResume(file: File): Promise<Read> {
  if (file.size === 0) return { outcome: 'empty' }
  if (file.size > MOST_RESUME_BYTES) return { outcome: 'too_large' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const kind = sniffResume(bytes)
  if (kind !== 'pdf' && kind !== 'docx') return { outcome: kind }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return {
    outcome: 'fits',
    resume: { name: resumeName(file.name, kind), type: resumeTypes[kind], size: bytes.length, sha256, bytes },
  }
}

/** The name as people know it, without the path that some browsers send, and with the ending of what the file really is. */
export function resumeName(given: string, kind: ResumeKind): string {
  const own = given.split(/[/\\]/).at(-1) ?? ''
  const plain = own
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}"*:<>?|]/gu, '')
    .replace(/\.(pdf|docx?|[a-z]{3,4})$/i, '')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  return `${[...plain].slice(0, 100).join('') || 'resume'}.${kind}`
}

/** How a browser is told to save a resume under its name (RFC 6266); one that knows no more than ASCII calls it resume. */
export function savedAs(name: string): string {
  const encoded = encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `attachment; filename="resume.${name.split('.').at(-1)}"; filename*=UTF-8''${encoded}`
}
