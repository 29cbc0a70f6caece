import type { Tx } from '@/lib/db'
import { touch } from '@/lib/page-tags'

/** Says that a fund's words or what has been given to it have changed, to the pages and articles that show it. */
export async function fundChanged(tx: Tx, slug: string): Promise<void> {
  await touch(tx, ['funds', `fund:${slug}`])
}
