import { notFound } from 'next/navigation'
import { z } from 'zod'
import { readResume } from '@/lib/board/queries'
import { savedAs } from '@/lib/board/take-resume'
import { requireReviewer } from '@/lib/people/session'

/** A stranger's file: it is saved, never shown. proxy.ts gives it a policy under which nothing in it could run. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ application: string }> },
): Promise<Response> {
  const id = z.uuid().safeParse((await params).application).data ?? notFound()
  const reviewer = await requireReviewer(`/staff/applications/${id}`)
  const resume = (await readResume(reviewer, id)) ?? notFound()
  return new Response(resume.bytes, {
    headers: {
      'Content-Type': resume.type,
      'Content-Disposition': savedAs(resume.name),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
