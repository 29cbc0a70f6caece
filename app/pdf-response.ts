import { redirect } from 'next/navigation'

/** A PDF for the person who asked. Null: it could not be made, and `otherwise` is the page that says so. */
export function pdfResponse(file: { filename: string; bytes: Buffer } | null, otherwise: string): Response {
  if (!file) redirect(otherwise)
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${file.filename}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
