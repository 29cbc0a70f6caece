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
  ['an RTF document', Buffer.from('{\\rtf1\\ansi{\\fonttbl}Resume}')],
  ['a drawing with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
  ['an OpenDocument text', zip([['mimetype', 'application/vnd.oasis.opendocument.text'], 'content.xml'])],
  ['a PDF that begins one byte too late', Buffer.concat([Buffer.from('\n'), pdf()])],
  ['a PDF cut off before its end', pdf().subarray(0, -8)],
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
  expect(sniffResume(bytes)).toBe('wrong_kind')
})

const link = (type: string, target: string): Entry => [
  'word/_rels/settings.xml.rels',
  `<Relationships><Relationship Id="rId1" Type="http://example.org/${type}" Target="${target}" TargetMode="External"/></Relationships>`,
]
const withLink = (type: string, target: string) => zip([types(), 'word/document.xml', link(type, target)])

test.each([
  ['macros', zip([types(), 'word/document.xml', 'word/vbaProject.bin'])],
  ['macros in another place', zip([types(), 'word/document.xml', 'word/odd/VBAPROJECT.BIN'])],
  ['the type of a document with macros', zip([types('<!-- document.macroEnabled.main+xml -->'), 'word/document.xml'])],
  ['a packed program', zip([types(), 'word/document.xml', 'word/embeddings/oleObject1.bin'])],
  ['a control', zip([types(), 'word/document.xml', 'word/activeX/activeX1.xml'])],
  ['a template from elsewhere', withLink('attachedTemplate', 'https://evil.example/t.dotm')],
  ['a template from a machine next door', withLink('attachedTemplate', 'file://10.0.0.9/t.dotm')],
  ['a part from elsewhere', withLink('oleObject', '//evil.example/x')],
  ['a list of links too long to read', withLink('hyperlink', 'x'.repeat(300_000))],
])('a Word document with %s is refused as no plain one', (_what, bytes) => {
  expect(sniffResume(bytes)).toBe('not_plain')
})

test.each([
  ['with a template on its writer’s disk', withLink('attachedTemplate', 'file:///C:/Users/ash/Resume.dotx')],
  ['with a link to follow', withLink('hyperlink', 'https://example.org/my-work')],
  ['with the numbers behind a chart', zip([types(), 'word/document.xml', 'word/embeddings/sheet1.xlsx'])],
])('a Word document %s is taken', (_what, bytes) => {
  expect(sniffResume(bytes)).toBe('docx')
})

test('a PDF behind a password is refused as one, whether it names its lock or has it inside', () => {
  expect(sniffResume(pdf('/Encrypt 5 0 R'))).toBe('locked')
  expect(sniffResume(pdf('/Encrypt <</Filter /Standard>>'))).toBe('locked')
})

test('a PDF with a script, a launch or a file in it is taken: it is handed out to be saved, and nothing here opens it', () => {
  const within = [
    '/OpenAction <</S /JavaScript /JS (app.alert(1))>>',
    '/AA <</S /Launch /F (cmd.exe)>>',
    '/EmbeddedFiles',
  ]
  for (const part of within) expect(sniffResume(pdf(part))).toBe('pdf')
})

test('a directory that lies about its size or place is refused', () => {
  for (const offset of [10, 12, 16]) {
    const lying = docx()
    lying.writeUInt16LE(0xffff, lying.length - 22 + offset)
    expect(sniffResume(lying)).toBe('wrong_kind')
  }
})

test('no bytes whatever make it throw', () => {
  const good = docx()
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.uint8Array({ minLength: 1, maxLength: 40 }), (at, noise) => {
      const broken = Buffer.from(good)
      broken.set(noise.subarray(0, broken.length - at), at)
      expect(['docx', 'wrong_kind', 'not_plain']).toContain(sniffResume(broken))
    }),
  )
})

function many(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `word/${index}.xml`)
}

function pdf(part = ''): Buffer {
  return Buffer.from(`%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R ${part}>>\n%%EOF\n`)
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
