import { env } from '@/lib/env'

/** Where a person sees a thing in Stripe's own dashboard; while Stripe is stood in for, that is the stand-in's page. */
export function stripeHref(kind: 'payments' | 'payouts' | 'disputes', id: string): string {
  if (env.STRIPE_API_BASE) return new URL('/sandbox/stripe', env.STRIPE_API_BASE).href
  const mode = env.SITE_MODE === 'production' ? '' : 'test/'
  return `https://dashboard.stripe.com/${mode}${kind}/${encodeURIComponent(id)}`
}
