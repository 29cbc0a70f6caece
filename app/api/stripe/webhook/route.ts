import { effects } from '@/app/effects'
import { log } from '@/lib/log'
import { noteFailure } from '@/lib/payments/note-failure'
import { settle } from '@/lib/payments/settle'
import { verifyWebhook } from '@/lib/payments/stripe'

export const dynamic = 'force-dynamic'

/** 200 only after what the event says is in our tables; anything else makes Stripe tell us again. */
export async function POST(request: Request): Promise<Response> {
  const notice = verifyWebhook(await request.text(), request.headers.get('stripe-signature') ?? '')
  if (!notice) return new Response('Not from Stripe', { status: 400 })
  try {
    await settle(notice, effects)
    return new Response('Settled')
  } catch (error) {
    log.error({ err: error, event: notice.id, type: notice.type }, 'a Stripe event could not be settled')
    await noteFailure(notice, error)
    return new Response('Not settled, try again', { status: 500 })
  }
}
