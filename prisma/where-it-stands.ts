import { db } from '@/lib/db'

/**
 * Where any of these words stands, in any column of any row of our tables and the queue's, whatever the case: `Table.column`,
 * in order. The tables are asked of the database, so that a new one is looked through too. Of a file's bytes their words.
 */
export async function whereItStands(...words: string[]): Promise<string[]> {
  const tables = await db.$queryRaw<{ place: string; name: string }[]>`
    SELECT format('%I.%I', nspname, relname) AS place, relname AS name
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname IN ('public', 'pgboss') AND relkind IN ('r', 'p') AND NOT relispartition
      AND relname <> '_prisma_migrations'`
  const sought = words.flatMap((word) => [word, Buffer.from(word).toString('hex')]).map((word) => word.toLowerCase())
  const found = await Promise.all(
    tables.map(async ({ place, name }) => {
      const columns = await db.$queryRawUnsafe<{ key: string }[]>(
        `SELECT DISTINCT field.key FROM ${place} AS found, jsonb_each_text(to_jsonb(found)) AS field
         WHERE EXISTS (SELECT FROM unnest($1::text[]) AS word WHERE position(word IN lower(field.value)) > 0)`,
        sought,
      )
      return columns.map(({ key }) => `${name}.${key}`)
    }),
  )
  return found.flat().sort()
}
