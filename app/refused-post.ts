import { headers } from 'next/headers'
import { ERROR } from '@/components/form/form-title'

/**
 * Whether the page answers a post without a script: it refuses it, since a deed that is done leads on. What is folded and
 * holds a form then stands open.
 */
export async function isRefusedPost(): Promise<boolean> {
  const asked = await headers()
  return asked.get('content-type')?.startsWith('multipart/form-data') === true && !asked.has('next-action')
}

/**
 * What the title then begins with of a page that has several forms, or whose form does not know the title. Where the page
 * stays, ErrorSummary says it.
 */
export async function errorWord(): Promise<string> {
  return (await isRefusedPost()) ? ERROR : ''
}
