import { headers } from 'next/headers'
import { ERROR } from '@/components/form/form-title'

/**
 * Whether the page answers a post without a script: it refuses it, since a deed that is done leads on. What is folded and
 * holds a form then stands open.
 */
export async function isRefusedPost(): Promise<boolean> {
  const asked = await headers()
  const isPost = asked.get('content-type')?.startsWith('multipart/form-data')
  // A script's post asks for no page, and Next hands these headers on to the page that its redirect leads to.
  return isPost === true && asked.get('accept')?.includes('text/html') === true
}

/**
 * What the title then begins with of a page that has several forms, or whose form does not know the title. Where the page
 * stays, ErrorSummary says it.
 */
export async function errorWord(): Promise<string> {
  return (await isRefusedPost()) ? ERROR : ''
}
