/**
 * The email of somebody who must have one: whoever has a seat, a grant or an application, which the database holds us to.
 * Only who has given and nothing else may be known by a postal address alone.
 */
export function emailOf({ email }: { email: string | null }): string {
  if (email === null) throw new Error('Somebody with a seat, a grant or an application has no email')
  return email
}

/** Every address by which somebody is known: their own, and those of records that were merged into theirs. */
export function addressesOf({ email, merged }: { email: string | null; merged: { email: string | null }[] }): string[] {
  return [email, ...merged.map((record) => record.email)].filter((address) => address !== null)
}
