import Stripe from 'stripe'
import { env } from '@/lib/env'

/** Stripe's own client, for the doors beside this file and for nobody else: what leaves a door is in our shapes. */
export const api = new Stripe(env.STRIPE_SECRET_KEY, {
  telemetry: false,
  maxNetworkRetries: 2,
  timeout: 15_000,
  ...(env.STRIPE_API_BASE ? standIn(new URL(env.STRIPE_API_BASE)) : {}),
})

function standIn({ hostname, port }: URL) {
  return { protocol: 'http' as const, host: hostname, port: port || '80' }
}

/** The most that a list is read to its end for. */
export const all = { limit: 10_000 }
