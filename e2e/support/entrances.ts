/** Every entrance to the signed-in areas, read from their folders, and which roles may pass each. */
import { globSync, readFileSync } from 'node:fs'

export type Role = 'OWNER' | 'STAFF' | 'TREASURER' | 'REVIEWER' | 'TRAINER'

/** Who may enter what lies in a folder, or one file; the longest that fits counts. A new folder is to be named here. */
const mayEnter: Record<string, readonly Role[]> = {
  'app/staff/page.tsx': ['OWNER', 'STAFF', 'TREASURER', 'REVIEWER'],
  'app/staff/runs/': ['STAFF'],
  'app/staff/courses/': ['STAFF'],
  'app/staff/trainers/': ['STAFF'],
  'app/staff/scholarships/': ['STAFF'],
  'app/staff/discounts/': ['STAFF'],
  'app/staff/people/': ['STAFF'],
  'app/staff/mail/': ['STAFF'],
  'app/staff/jobs/': ['STAFF'],
  'app/staff/content/': ['STAFF'],
  // Each reads their own part of it.
  'app/staff/audit/': ['OWNER', 'STAFF', 'TREASURER', 'REVIEWER'],
  'app/staff/erasure/': ['OWNER', 'STAFF', 'TREASURER', 'REVIEWER'],
  'app/staff/erasure/seats.csv/': ['STAFF'],
  'app/staff/erasure/people.csv/': ['STAFF'],
  'app/staff/erasure/interests.csv/': ['STAFF'],
  'app/staff/erasure/gift-notes.csv/': ['TREASURER'],
  'app/staff/gifts/': ['TREASURER'],
  'app/staff/funds/': ['TREASURER'],
  'app/staff/statements/': ['TREASURER'],
  'app/staff/payments/': ['TREASURER'],
  'app/staff/reconcile/': ['TREASURER'],
  'app/staff/disputes/': ['TREASURER'],
  'app/staff/exports/': ['TREASURER'],
  'app/staff/webhooks/': ['TREASURER'],
  'app/staff/grants/': ['OWNER'],
  'app/staff/settings/': ['OWNER'],
  'app/staff/board/': ['STAFF', 'REVIEWER'],
  'app/staff/applications/': ['STAFF', 'REVIEWER'],
  'app/staff/applications/rules/': ['REVIEWER'],
  'app/staff/applications/[application]/resume/': ['REVIEWER'],
  'app/staff/applications/[application]/letter/': ['REVIEWER'],
  'app/staff/applications/[application]/recuse/': ['REVIEWER'],
  'app/staff/applications/[application]/score/': ['REVIEWER'],
  // Votes, letters and what a reviewer declares of themselves.
  'app/staff/applications/[application]/actions.ts#declare': ['REVIEWER'],
  'app/staff/applications/[application]/actions.ts#cast': ['REVIEWER'],
  'app/staff/applications/[application]/actions.ts#writeLetter': ['REVIEWER'],
  'app/staff/applications/[application]/actions.ts#takeBack': ['REVIEWER'],
  'app/staff/applications/[application]/interview/actions.ts#noteDown': ['REVIEWER'],
  'app/trainer/': ['TRAINER'],
}

/** Whom each guard of lib/people/session.ts lets pass. */
const passes: Record<string, readonly Role[]> = {
  requireDesk: ['OWNER', 'STAFF', 'TREASURER', 'REVIEWER'],
  requireStaff: ['STAFF'],
  requireTreasurer: ['TREASURER'],
  requireReviewer: ['REVIEWER'],
  requireTrainer: ['TRAINER'],
  requireOwner: ['OWNER'],
  requireStaffOrReviewer: ['STAFF', 'REVIEWER'],
}

export type Entrance = {
  /** The file, and of an action its name: "app/staff/gifts/actions.ts#mend". */
  name: string
  kind: 'page' | 'route' | 'action'
  /** Of a page or route, with its parameters in brackets. */
  path: string
  /** What it awaits before anything else, but for its own address. */
  guard: string
  /** Undefined: nobody has said who may enter. */
  may: readonly Role[] | undefined
  letsPass: readonly Role[] | undefined
}

export function entrances(): Entrance[] {
  const files = globSync('app/{staff,trainer}/**/*.{ts,tsx}').filter((file) => !/\.test\.tsx?$/.test(file))
  return files.sort().flatMap((file) => {
    const source = readFileSync(file, 'utf8')
    const path = `/${file.split('/').slice(1, -1).join('/')}`
    if (/\/page\.tsx$/.test(file)) return [entrance(file, 'page', path, source.slice(source.indexOf('export default')))]
    if (/\/route\.ts$/.test(file)) return parts(source).map((part) => entrance(file, 'route', path, part.text))
    // The directive may also stand in a function, whose file then is to be taken apart here.
    if (!source.includes("'use server'")) return []
    return parts(source).map(({ name, text }) => entrance(`${file}#${name}`, 'action', '', text))
  })
}

/** The functions that a file exports, each with its text. */
function parts(source: string): { name: string; text: string }[] {
  const starts = [...source.matchAll(/^export (?:const|async function|function) (\w+)/gm)]
  return starts.map((start, index) => ({
    name: `${start[1]}`,
    text: source.slice(start.index, starts[index + 1]?.index),
  }))
}

function entrance(name: string, kind: Entrance['kind'], path: string, text: string): Entrance {
  // In `await findRun(await requireStaff())` the guard comes first.
  const inOrder = text.replaceAll(/\bawait [\w.]+\((?=await )/g, '')
  const awaited = [...inOrder.matchAll(/\bawait ([\w.]+)/g)].map((match) => `${match[1]}`)
  const guard = awaited.find((what) => !/^(context\.|props\.)?(params|searchParams)$/.test(what)) ?? 'nothing'
  const places = Object.keys(mayEnter).filter((place) => name.startsWith(place))
  const place = places.sort((one, other) => other.length - one.length)[0]
  return { name, kind, path, guard, may: place === undefined ? undefined : mayEnter[place], letsPass: passes[guard] }
}
