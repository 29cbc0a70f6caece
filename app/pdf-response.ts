import { redirect } from 'next/navigation'

/** A PDF for the person who asked; null: it could not be made, and its page says so. */
export function pdfResponse(file: { filename: string; bytes: Buffer } | null, page: string): Response {
  if (!file) redirect(`${page}?pdf=no`)
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${file.filename}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
