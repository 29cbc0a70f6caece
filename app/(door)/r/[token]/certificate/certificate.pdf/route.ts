import { redirect } from 'next/navigation'
import { pdfResponse } from '@/app/pdf-response'
import { certificatePdf, findCertificate } from '@/lib/courses/certificate/find-certificate'

/** The certificate of attendance as a PDF. */
export async function GET(_: Request, { params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const certificate = await findCertificate(token)
  const page = `/r/${encodeURIComponent(token)}`
  if (!certificate) redirect(page)
  return pdfResponse(await certificatePdf(certificate), `${page}/certificate?pdf=no`)
}
