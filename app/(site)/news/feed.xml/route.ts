import { feedResponse } from '@/app/(site)/feed-response'

export const dynamic = 'force-static'
export const revalidate = 3600

export function GET() {
  return feedResponse('news', {
    title: 'ORNCC news',
    description: 'What is new at the Oregon Network for Compassionate Communication.',
    path: '/news',
  })
}
