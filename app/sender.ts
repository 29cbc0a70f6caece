import { headers } from 'next/headers'

/** The address a request came from: the socket's, or what a trusted proxy says (scripts/socket-address.mjs sees to it). */
export async function senderAddress(): Promise<string> {
  const forwarded = (await headers()).get('x-forwarded-for')
  return forwarded?.split(',')[0]?.trim() || 'unknown'
}
