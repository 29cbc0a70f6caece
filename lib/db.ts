import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '@/prisma/generated/client'
import { env } from './env'

function connect() {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: env.DATABASE_URL, max: 10 }),
    // A queue at a popular run's lock may be long; those who wait in it must not fail for it.
    transactionOptions: { maxWait: 15_000, timeout: 20_000 },
  })
}

declare global {
  // `next dev` evaluates this module again at each change; one pool must outlive that.
  var database: ReturnType<typeof connect> | undefined
}

export const db = globalThis.database ?? connect()
if (process.env.NODE_ENV !== 'production') globalThis.database = db

/** An open transaction. A function that takes one opens none. */
export type Tx = Parameters<Parameters<typeof db.$transaction>[0]>[0]

export { Prisma } from '@/prisma/generated/client'
export * from '@/prisma/generated/enums'
