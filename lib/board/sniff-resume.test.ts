import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sniffResume } from './sniff-resume'

test('a PDF is a PDF, whatever it is called', () => {
  expect(sniffResume(pdf())).toBe('pdf')
})

test('a Word document is known by its parts', () => {
  expect(sniffResume(docx())).toBe('docx')
})

test.each([
  ['an empty file', Buffer.alloc(0)],
  ['a program renamed to resume.pdf', Buffer.concat([Buffer.from('MZ\x90\0\x03'), Buffer.alloc(2000)])],
  ['plain text', Buffer.from('My resume\n')],
  ['an old Word document', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['the mere first bytes of a PDF', Buffer.from('%PDF-1.7\n')],
  ['a PDF without a version', Buffer.from('%PDF-<script>alert(1)</script>%%EOF')],
  ['a web page with a PDF behind it', Buffer.concat([Buffer.from('<html><script>1</script>'), pdf()])],
  ['a web page with a Word document behind it', docx('<html><script>1</script>')],
  ['a Word document with something behind it', Buffer.concat([docx(), Buffer.from('<html>')])],
  ['a zip of other things', zip(['holiday.jpg', 'notes.txt'])],
  ['a spreadsheet', zip(['[Content_Types].xml', 'xl/workbook.xml'])],
  ['a document with macros', zip([types(), 'word/document.xml', 'word/vbaProject.bin'])],
  [
    'a document with macros under another name',
    zip([types('<!-- application/vnd.ms-word.document.macroEnabled.main+xml -->'), 'word/document.xml']),
  ],
  ['a document whose list of types is a bomb', zip([types(' '.repeat(50_000_000)), 'word/document.xml'])],
  [
    'a document that would become larger than a disk',
    zip([types(), 'word/document.xml', ['word/bomb.xml', 'x', 0xfff00000]]),
  ],
  ['a document without a list of types', zip(['[Content_Types].xml', 'word/document.xml'])],
  ['a web page renamed to resume.pdf', Buffer.from('<!doctype html><title>%PDF-1.7</title>%%EOF')],
  ['a PDF with a zip behind it', Buffer.concat([pdf(), docx()])],
  ['a PDF that ends as one, with a zip before the end', Buffer.concat([pdf(), docx(), Buffer.from('%%EOF')])],
  ['a PDF with a program behind it', Buffer.concat([pdf(), Buffer.from('MZ\x90\0\x03')])],
  ['a link of Windows', Buffer.from('4c0000000114020000000000c000000000000046', 'hex')],
  ['a script', Buffer.from('#!/bin/sh\nrm -rf ~\n')],
  ['names that lead out of their folder', zip([types(), 'word/document.xml', '../../etc/passwd'])],
  ['names that lead to the root', zip([types(), 'word/document.xml', '/etc/passwd'])],
  ['names of another machine', zip([types(), 'word/document.xml', 'C:\\autoexec.bat'])],
  ['one name twice', zip([types(), 'word/document.xml', 'word/document.xml'])],
  ['ten thousand entries', zip([types(), 'word/document.xml', ...many(10_000)])],
  ['a zip cut off in the middle', docx().subarray(0, -30)],
])('%s is refused', (_what, bytes) => {
  expect(sniffResume(bytes)).toBeNull()
})

test('a directory that lies about its size or place is refused', () => {
  for (const offset of [10, 12, 16]) {
    const lying = docx()
    lying.writeUInt16LE(0xffff, lying.length - 22 + offset)
    expect(sniffResume(lying)).toBeNull()
  }
})

test('no bytes whatever make it throw', () => {
  const good = docx()
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.uint8Array({ minLength: 1, maxLength: 40 }), (at, noise) => {
      const broken = Buffer.from(good)
      broken.set(noise.subarray(0, broken.length - at), at)
      expect(['docx', null]).toContain(sniffResume(broken))
    }),
  )
})

function many(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `word/${index}.xml`)
}

function pdf(): Buffer {
  return Buffer.from('%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n')
}

function docx(before = ''): Buffer {
  return zip([types(), '_rels/.rels', 'word/document.xml'], before)
}

/** The list of types of a Word document, and what else is to stand in it. */
function types(more = ''): Entry {
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  return [
    '[Content_Types].xml',
    `<Types><Override PartName="/word/document.xml" ContentType="${type}"/>${more}</Types>`,
  ]
}

/** A name alone is an empty file; `claims` is how large the directory says that it becomes. */
type Entry = string | [name: string, content: string, claims?: number]

/** A zip of these files, its directory counting what stands before them. */
function zip(entries: Entry[], before = ''): Buffer {
  const files: Buffer[] = [Buffer.from(before)]
  const directory: Buffer[] = []
  let offset = before.length
  for (const entry of entries) {
    const [name, content = '', claims = content.length] = typeof entry === 'string' ? [entry] : entry
    const packed = content ? deflateRawSync(content) : Buffer.alloc(0)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(Buffer.byteLength(name), 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(content ? 8 : 0, 10)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt32LE(claims, 24)
    central.writeUInt16LE(Buffer.byteLength(name), 28)
    central.writeUInt32LE(offset, 42)
    files.push(local, Buffer.from(name), packed)
    directory.push(central, Buffer.from(name))
    offset += 30 + Buffer.byteLength(name) + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, ...directory, end])
}
