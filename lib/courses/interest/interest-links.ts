import { env } from '@/lib/env'
import { linkToken } from '@/lib/links'

/** Where somebody says that they do want to be told, and where they stop it: addresses as mails carry them. */
export function interestLinks(interestId: string): { confirmHref: string; stopHref: string } {
  const token = linkToken('interest', interestId, 1)
  return {
    confirmHref: `${env.SITE_URL}/courses/interest/${token}`,
    stopHref: `${env.SITE_URL}/unsubscribe/${token}`,
  }
}
