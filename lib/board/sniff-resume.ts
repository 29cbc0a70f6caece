export const resumeTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

export type ResumeKind = keyof typeof resumeTypes

/**
 * What a file is by its content, or null when it is neither a PDF nor a Word document without macros. Its name and the type
 * that the browser claims are not asked. Only the outline is read: nothing is unpacked, so a bomb has nothing to go off in.
 * A file that is also something else, such as a web page with a PDF behind it, is refused: both kinds must begin at the
 * first byte.
 */
export function sniffResume(bytes: Uint8Array): ResumeKind | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (isPdf(file)) return 'pdf'
  if (isDocx(file)) return 'docx'
  return null
}

function isPdf(file: Buffer): boolean {
  const start = file.subarray(0, 8).toString('latin1')
  const end = file.subarray(-1024).toString('latin1')
  return /^%PDF-[12]\.\d/.test(start) && end.includes('%%EOF')
}

const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END_OF_DIRECTORY = 0x06054b50
const END_SIZE = 22
const MOST_ENTRIES = 2000

function isDocx(file: Buffer): boolean {
  const names = zipNames(file)
  if (!names) return false
  const hasMacros = names.some((name) => name.toLowerCase().endsWith('vbaproject.bin'))
  return names.includes('[Content_Types].xml') && names.includes('word/document.xml') && !hasMacros
}

/** The names in a zip's directory; null when it is no whole zip from first byte to last, or names lead out of a folder. */
function zipNames(file: Buffer): string[] | null {
  if (file.length < END_SIZE || file.readUInt32LE(0) !== LOCAL_HEADER) return null
  // Word writes no comment behind the directory's end, so its end is the file's.
  const end = file.length - END_SIZE
  if (file.readUInt32LE(end) !== END_OF_DIRECTORY) return null
  const count = file.readUInt16LE(end + 10)
  const size = file.readUInt32LE(end + 12)
  const start = file.readUInt32LE(end + 16)
  if (count === 0 || count > MOST_ENTRIES || start + size !== end) return null
  const names = new Set<string>()
  let at = start
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > end || file.readUInt32LE(at) !== CENTRAL_HEADER) return null
    const nameLength = file.readUInt16LE(at + 28)
    const next = at + 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
    const header = file.readUInt32LE(at + 42)
    if (next > end || header + 4 > start || file.readUInt32LE(header) !== LOCAL_HEADER) return null
    const name = file.subarray(at + 46, at + 46 + nameLength).toString('utf8')
    if (!isPlainName(name) || names.has(name)) return null
    names.add(name)
    at = next
  }
  return at === end ? [...names] : null
}

function isPlainName(name: string): boolean {
  return name !== '' && !/^\/|\\|\0|^[a-z]:/i.test(name) && !name.split('/').includes('..')
}
