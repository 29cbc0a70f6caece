import type { Tx } from './db'

/** The Postgres channel on which every server process hears which cached pages are out of date. */
export const PAGE_TAGS_CHANNEL = 'page_tags'

/** What a cached page shows. A page that shows several is tagged with each. */
export type PageTag = 'runs' | 'settings' | 'funds' | `run:${string}` | `course:${string}` | `fund:${string}`

/**
 * Says, inside the deed's transaction, that what pages with these tags show has changed. Postgres delivers it at the
 * commit, and not at all after a rollback; cache-handler.mjs listens. Next's own `revalidateTag` would reach only the
 * process that calls it, and a job worker cannot call it.
 */
export async function touch(tx: Tx, tags: readonly PageTag[]): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${PAGE_TAGS_CHANNEL}, ${JSON.stringify(tags)})`
}
