import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** Lets the database refuse whatever would keep this address on an interest list, as no form can bring about. */
export async function failFor(email: string): Promise<void> {
  const name = `fail_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query(`
    CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'a failure on purpose'; END $$;
    CREATE TRIGGER ${name} BEFORE INSERT ON "CourseInterest" FOR EACH ROW
      WHEN (NEW."email" = ${client.escapeLiteral(email)}) EXECUTE FUNCTION ${name}();`)
  await client.end()
}
