import { inflateRawSync } from 'node:zlib'

export const resumeTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

export type ResumeKind = keyof typeof resumeTypes

export type ResumeRefusal =
  /** Neither a PDF nor a Word document, or something else beside it. */
  | 'wrong_kind'
  /** A PDF that asks for a password, to open it or to print it. */
  | 'locked'
  /** A Word document with macros or programs in it, or whose template is fetched from elsewhere when it is opened. */
  | 'not_plain'

/**
 * What a file is by its content, or why it is refused. Its name and the type that the browser claims are not asked. Of a
 * Word document only the outline and its small lists are read, these unpacked up to a limit, so that a bomb has nothing to go
 * off in; one that says itself how large it would become is refused. A file that is also something else, such as a web page
 * with a PDF behind it, or a zip behind a PDF, is refused too. What a PDF does when it is opened is not looked for: scripts
 * hide in packed parts, and PDF readers ask before they run. It is only ever handed out to be saved.
 */
export function sniffResume(bytes: Uint8Array): ResumeKind | ResumeRefusal {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (isPdf(file)) return isLocked(file) ? 'locked' : 'pdf'
  const entries = zipEntries(file)
  return entries ? sniffDocx(file, entries) : 'wrong_kind'
}

/** How far from its end a zip may be found by who looks for one: its own end, and the longest comment behind it. */
const ZIP_REACH = 65_557

function isPdf(file: Buffer): boolean {
  const start = file.subarray(0, 8).toString('latin1')
  const end = file.subarray(-1024).toString('latin1')
  const isAlsoZip = file.subarray(-ZIP_REACH).includes('PK\x05\x06', 0, 'latin1')
  return /^%PDF-[12]\.\d/.test(start) && /%%EOF[\s\0]*$/.test(end) && !isAlsoZip
}

function isLocked(file: Buffer): boolean {
  return /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(file.toString('latin1'))
}

const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END_OF_DIRECTORY = 0x06054b50
const END_SIZE = 22
const MOST_ENTRIES = 2000
const MOST_UNPACKED_BYTES = 100 * 1024 * 1024
const MOST_TYPES_BYTES = 256 * 1024

function sniffDocx(file: Buffer, entries: ReadonlyMap<string, Entry>): 'docx' | ResumeRefusal {
  const types = entries.get('[Content_Types].xml')
  if (!entries.has('word/document.xml') || types === undefined) return 'wrong_kind'
  if ([...entries.values()].reduce((sum, { unpacked }) => sum + unpacked, 0) > MOST_UNPACKED_BYTES) return 'wrong_kind'
  const listed = unpack(file, types)
  const runs = [...entries.keys()].some((name) => /vbaproject\.bin$|\/activex\/|\/oleobject[^/]*$/i.test(name))
  if (runs || /macroEnabled/i.test(listed)) return 'not_plain'
  if (!listed.includes('wordprocessingml.document.main+xml')) return 'wrong_kind'
  const links = [...entries].filter(([name]) => /^word\/_rels\/[^/]+\.rels$/i.test(name))
  return links.some(([, entry]) => fetchesParts(unpack(file, entry))) ? 'not_plain' : 'docx'
}

/**
 * Whether a list of links names a part that Word fetches when the document is opened; one that cannot be read may. A template
 * on the writer's own disk, as Word notes it down, and links that somebody has to follow are none.
 */
function fetchesParts(links: string): boolean {
  const fetched = (links.match(/<(?:\w+:)?Relationship\s[^>]*>/g) ?? []).filter(
    (link) =>
      /TargetMode\s*=\s*["']External/i.test(link) &&
      /\/(attachedTemplate|oleObject|frame|subDocument)["']/i.test(link) &&
      !/Target\s*=\s*["']file:\/\/\/[a-z]:/i.test(link),
  )
  return links === '' || fetched.length > 0
}

/** `at`: where its local header is. `packed` and `unpacked`: bytes, as the directory says. */
type Entry = { at: number; method: number; packed: number; unpacked: number }

/** A zip's directory by name; null when it is no whole zip from first byte to last, or names lead out of a folder. */
function zipEntries(file: Buffer): Map<string, Entry> | null {
  if (file.length < END_SIZE || file.readUInt32LE(0) !== LOCAL_HEADER) return null
  // Word writes no comment behind the directory's end, so its end is the file's.
  const end = file.length - END_SIZE
  if (file.readUInt32LE(end) !== END_OF_DIRECTORY) return null
  const count = file.readUInt16LE(end + 10)
  const size = file.readUInt32LE(end + 12)
  const start = file.readUInt32LE(end + 16)
  if (count === 0 || count > MOST_ENTRIES || start + size !== end) return null
  const entries = new Map<string, Entry>()
  let at = start
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > end || file.readUInt32LE(at) !== CENTRAL_HEADER) return null
    const nameLength = file.readUInt16LE(at + 28)
    const next = at + 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
    const header = file.readUInt32LE(at + 42)
    if (next > end || header + 30 > start || file.readUInt32LE(header) !== LOCAL_HEADER) return null
    const name = file.subarray(at + 46, at + 46 + nameLength).toString('utf8')
    if (!isPlainName(name) || entries.has(name)) return null
    entries.set(name, {
      at: header,
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
    })
    at = next
  }
  return at === end ? entries : null
}

/** The text of a small entry; empty when it is broken, or larger than such a list ever is. */
function unpack(file: Buffer, { at, method, packed }: Entry): string {
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
  const bytes = file.subarray(start, start + packed)
  if (method === 0) return bytes.subarray(0, MOST_TYPES_BYTES).toString('utf8')
  try {
    return inflateRawSync(bytes, { maxOutputLength: MOST_TYPES_BYTES }).toString('utf8')
  } catch {
    return ''
  }
}

function isPlainName(name: string): boolean {
  return name !== '' && !/^\/|\\|\0|^[a-z]:/i.test(name) && !name.split('/').includes('..')
}
