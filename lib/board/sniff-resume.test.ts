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
  ['a document with macros', zip(['[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'])],
  ['names that lead out of their folder', zip(['[Content_Types].xml', 'word/document.xml', '../../etc/passwd'])],
  ['names that lead to the root', zip(['[Content_Types].xml', 'word/document.xml', '/etc/passwd'])],
  ['names of another machine', zip(['[Content_Types].xml', 'word/document.xml', 'C:\\autoexec.bat'])],
  ['one name twice', zip(['[Content_Types].xml', 'word/document.xml', 'word/document.xml'])],
  ['ten thousand entries', zip(['[Content_Types].xml', 'word/document.xml', ...many(10_000)])],
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
  return zip(['[Content_Types].xml', '_rels/.rels', 'word/document.xml'], before)
}

/** A zip with empty, stored files of these names, its directory counting what stands before them. */
function zip(names: string[], before = ''): Buffer {
  const files: Buffer[] = [Buffer.from(before)]
  const directory: Buffer[] = []
  let offset = before.length
  for (const name of names) {
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(Buffer.byteLength(name), 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(Buffer.byteLength(name), 28)
    central.writeUInt32LE(offset, 42)
    files.push(local, Buffer.from(name))
    directory.push(central, Buffer.from(name))
    offset += 30 + Buffer.byteLength(name)
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(names.length, 8)
  end.writeUInt16LE(names.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, ...directory, end])
}
