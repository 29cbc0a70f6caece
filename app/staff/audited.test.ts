import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

// Read from the sources, so that a deed that is added to a desk tomorrow is looked at too.

type Declared = {
  /** `file#name` of everything of ours that it names. */
  names: Set<string>
  writes: boolean
  audits: boolean
}

const WRITE = /^(create|createMany|createManyAndReturn|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany)$/

const files = [...globSync('lib/**/*.ts'), ...globSync('app/staff/**/actions.ts')].filter(
  (file) => !file.endsWith('.test.ts'),
)
const declared = new Map<string, Declared>()
for (const file of files) readDeclared(file)

function readDeclared(file: string): void {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const places = new Map<string, string>()
  const parts: [string, ts.Node][] = []
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const from = resolveImport(file, statement.moduleSpecifier.text)
      const named = statement.importClause?.namedBindings
      if (!from || !named || !ts.isNamedImports(named)) continue
      for (const { name, propertyName, isTypeOnly } of named.elements) {
        if (!isTypeOnly) places.set(name.text, `${from}#${(propertyName ?? name).text}`)
      }
    }
    if (ts.isFunctionDeclaration(statement) && statement.name) parts.push([statement.name.text, statement])
    if (ts.isVariableStatement(statement)) {
      for (const declaration of statement.declarationList.declarations) {
        if (ts.isIdentifier(declaration.name)) parts.push([declaration.name.text, declaration])
      }
    }
  }
  for (const [name] of parts) places.set(name, `${file}#${name}`)
  for (const [name, node] of parts) declared.set(`${file}#${name}`, read(node, places))
}

function resolveImport(file: string, specifier: string): string | null {
  if (specifier.startsWith('@/lib/')) return `${specifier.slice(2)}.ts`
  return specifier.startsWith('.') ? `${relative('.', join(dirname(file), specifier))}.ts` : null
}

function read(part: ts.Node, places: ReadonlyMap<string, string>): Declared {
  const found: Declared = { names: new Set(), writes: false, audits: false }
  const look = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const place = places.get(node.text)
      if (place) found.names.add(place)
    }
    if (ts.isPropertyAccessExpression(node)) {
      if (/^\$executeRaw/.test(node.name.text)) found.writes = true
      if (ts.isPropertyAccessExpression(node.expression) && WRITE.test(node.name.text)) {
        if (/^(tx|db)$/.test(node.expression.expression.getText())) {
          if (node.expression.name.text === 'auditEntry') found.audits = true
          else found.writes = true
        }
      }
    }
    ts.forEachChild(node, look)
  }
  look(part)
  return found
}

/** Whether something is so of a declaration, or of anything that it reaches. */
function reaches(place: string, isSo: (part: Declared) => boolean, been = new Set<string>()): boolean {
  if (been.has(place)) return false
  been.add(place)
  const part = declared.get(place)
  if (!part) return false
  return isSo(part) || [...part.names].some((name) => reaches(name, isSo, been))
}

/** What every action of a desk calls in lib/, beside what only asks who is there. */
const commands = [
  ...new Set(
    [...declared]
      .filter(([place]) => place.startsWith('app/staff/'))
      .flatMap(([, { names }]) => [...names])
      .filter((name) => name.startsWith('lib/') && !name.startsWith('lib/people/session.ts')),
  ),
].sort()

/** Those that write and need no entry, and why. */
const excused: Record<string, string> = {
  'lib/giving/offline/keep-import.ts#keepImport': 'A file to look at: nothing of it counts before it is entered.',
  'lib/payments/read-balance.ts#readBalance': 'Takes in what Stripe says; nobody decides anything.',
  'lib/payments/refund-by-line.ts#previewRefund': 'Writes what would be, and takes it all back.',
}

test('whatever a desk changes, it notes who did it', () => {
  const writing = commands.filter((command) => reaches(command, ({ writes }) => writes))
  expect(writing.length).toBeGreaterThan(20)
  const silent = writing.filter((command) => !reaches(command, ({ audits }) => audits))
  expect(silent).toEqual(Object.keys(excused).sort())
})
