// Prisma's client, which lib/db.ts imports: written by a program, so that it is not committed.
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root, run } from './processes.mjs'

/** Writes Prisma's client to prisma/generated, unless it is there for the present schema. */
export async function generateClient() {
  const sources = ['prisma/schema.prisma', 'package-lock.json']
  const hash = createHash('sha256')
  for (const file of sources) hash.update(await readFile(join(root, file))).update('\0')
  const fingerprint = hash.digest('hex')
  const stamp = join(root, 'prisma/generated/made-from')
  if ((await readFile(stamp, 'utf8').catch(() => '')) === fingerprint) return
  await run(['node_modules/prisma/build/index.js', 'generate'], {
    // Naming any program keeps Prisma from downloading its native engine, which generating does not need.
    env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
  })
  await writeFile(stamp, fingerprint)
}
