import { env } from '@/lib/env'
import { linkToken } from '@/lib/links'

type Registration = { id: string; linkVersion: number }

/** The path of the page where a registration is looked after: `/r/…`. */
export function managePath({ id, linkVersion }: Registration): `/r/${string}` {
  return `/r/${linkToken('registration', id, linkVersion)}`
}

/** The path of a person's own door to the room: `/join/…`. Zoom's link is never mailed. */
export function joinPath({ id, linkVersion }: Registration): `/join/${string}` {
  return `/join/${linkToken('join', id, linkVersion)}`
}

/**
 * Where a person's own calendar is subscribed to. It shows all that they take part in, so its address is mailed to them, and
 * never shown on the page of a registration: whoever registers an address sees that page before it has proved theirs.
 */
export function feedHref({ id, feedVersion }: { id: string; feedVersion: number }): string {
  return `${env.SITE_URL}/calendar/${linkToken('feed', id, feedVersion)}`
}

/** Both, as mails carry them. */
export function registrationLinks(registration: Registration): { manageHref: string; joinHref: string } {
  return {
    manageHref: `${env.SITE_URL}${managePath(registration)}`,
    joinHref: `${env.SITE_URL}${joinPath(registration)}`,
  }
}
