import { defineConfig } from 'prisma/config'

// Read by Prisma's own commands. Ours (scripts/migrate.mjs, scripts/schema-diff.mjs) need no engine to be downloaded.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
