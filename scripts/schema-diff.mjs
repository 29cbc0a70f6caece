// Prints the SQL that leads from the migrated database to prisma/schema.prisma; nothing, and status 0, when they agree,
// status 2 when they do not. A new migration starts from this text. CHECKs and partial indexes, which Prisma cannot
// express, are not seen and so are no difference.
// It drives Prisma's own schema engine in its WebAssembly form: the native one would have to be downloaded.
//
//   npm run schema:diff [-- --from-empty]     the option starts from nothing instead of from the database's tables
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { databaseUrl } from './command-environment.mjs'
import { root } from './processes.mjs'

const charType = 18
const nothing = '-- This is an empty migration.'
const schemaFile = join(root, 'prisma/schema.prisma')

/** The SQL from the database at `url` (its tables, or nothing at all) to prisma/schema.prisma; '' when they agree. */
export async function schemaDifference(url, { fromEmpty = false } = {}) {
  const schema = { path: schemaFile, content: await readFile(schemaFile, 'utf8') }
  const pool = new pg.Pool({ connectionString: url })
  const engine = await SchemaEngine.new({ datamodels: [[schema.path, schema.content]] }, () => {}, engineAdapter(pool))
  try {
    const { stdout } = await engine.diff({
      from: fromEmpty ? { tag: 'empty' } : { tag: 'schemaDatasource', files: [schema], configDir: root },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    return stdout.trim() === nothing ? '' : stdout
  } finally {
    engine.free()
    await pool.end()
  }
}

/** The driver as the engine wants it, which reads the catalog's "char" columns; the adapter itself refuses that type. */
function engineAdapter(pool) {
  const factory = new PrismaPg(pool)
  return bindMigrationAwareSqlAdapterFactory({
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    connect: async () => {
      const adapter = await factory.connect()
      const queryRaw = adapter.queryRaw
      adapter.queryRaw = async (query) => {
        const characters = []
        const client = { query: (config) => pool.query(config).then((result) => passAsText(result, characters)) }
        const result = await queryRaw.call(Object.create(adapter, { client: { value: client } }), query)
        for (const column of characters) result.columnTypes[column] = ColumnTypeEnum.Character
        return result
      }
      return adapter
    },
  })
}

/** Relabels the "char" columns of a driver's result as text and adds their places to `characters`. */
function passAsText(result, characters) {
  result.fields.forEach((field, column) => {
    if (field.dataTypeID !== charType) return
    field.dataTypeID = pg.types.builtins.TEXT
    characters.push(column)
  })
  return result
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const sql = await schemaDifference(await databaseUrl(), { fromEmpty: process.argv.includes('--from-empty') })
    process.stdout.write(sql)
    if (sql) process.exitCode = 2
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
