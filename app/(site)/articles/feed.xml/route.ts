import { feedResponse } from '@/app/(site)/feed-response'

export const dynamic = 'force-static'
export const revalidate = 3600

export function GET() {
  return feedResponse('article', {
    title: 'ORNCC articles',
    description: 'Articles on Nonviolent Communication, each with something small to try.',
    path: '/articles',
  })
}
