import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { linkToken, readLinkToken } from '@/lib/links'

// The page of somebody who gives is opened by a link that goes to their own mail and is shown nowhere else. Whoever has it
// has read that mail, and so has proved that the address is theirs: past gifts are shown to nobody before that. No page of
// one order leads there, since whoever types an address sees that page before the address is proved.

export type Donor = { id: string; donorVersion: number }

/** The path of a person's page as a donor: `/donate/mine/…`. */
export function donorPath({ id, donorVersion }: Donor): `/donate/mine/${string}` {
  return `/donate/mine/${linkToken('donor', id, donorVersion)}`
}

/** The same as mails carry it. */
export function donorHref(donor: Donor): string {
  return `${env.SITE_URL}${donorPath(donor)}`
}

/** Whose page the token opens, or null when it was not made here or was killed. */
export async function readDonorToken(token: string) {
  const link = readLinkToken('donor', token)
  return (
    link &&
    db.person.findFirst({
      where: { id: link.id, donorVersion: link.version },
      select: { id: true, donorVersion: true, name: true, email: true },
    })
  )
}

/** The path of the page of somebody who is known by other means: they have signed in. */
export async function findDonorPath(personId: string): Promise<`/donate/mine/${string}`> {
  return donorPath(
    await db.person.findUniqueOrThrow({ where: { id: personId }, select: { id: true, donorVersion: true } }),
  )
}
