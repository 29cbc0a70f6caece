import { env } from '@/lib/env'
import { linkToken } from '@/lib/links'

/** The page on which an applicant follows their application, without an account. */
export function ownUrl({ id, linkVersion }: { id: string; linkVersion: number }): string {
  return `${env.SITE_URL}/board/apply/${linkToken('application', id, linkVersion)}`
}
