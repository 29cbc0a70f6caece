import { inflateSync } from 'node:zlib'

/** What a screen reader is told of a PDF that we made: each tag that holds text, in the order of the structure tree. */
export type TaggedText = { tag: string; text: string }

/**
 * Reads the tags and the text of a PDF as pdfkit writes it: the structure tree gives order and tags, the page's content the
 * glyphs of each marked piece, the fonts' ToUnicode the letters. Throws on what is not tagged or cannot be read aloud.
 */
export function readPdf(bytes: Buffer): { catalog: string; parts: TaggedText[]; text: string } {
  const objects = readObjects(bytes)
  const object = (id: string) => objects.get(id) ?? fail(`there is no object ${id}`)
  const catalog = [...objects.values()].find(({ head }) => head.includes('/Type /Catalog'))?.head ?? fail('no catalog')
  const root = object(first(catalog, /\/StructTreeRoot (\d+) 0 R/)).head

  const letters = (font: string) => {
    const map = object(first(object(font).head, /\/ToUnicode (\d+) 0 R/)).content
    return [...map.matchAll(/<[0-9a-f]{4}> <[0-9a-f]{4}> \[([^\]]*)\]/g)].flatMap(([, list = '']) =>
      [...list.matchAll(/<([^>]+)>/g)].map(([, hex = '']) =>
        String.fromCodePoint(...hex.split(' ').map((code) => Number.parseInt(code, 16))),
      ),
    )
  }

  const marked = new Map<string, string>()
  for (const [page, { head }] of objects) {
    if (!/\/Type \/Page\b/.test(head) || /\/Type \/Pages/.test(head)) continue
    const resources = object(first(head, /\/Resources (\d+) 0 R/)).head
    const fonts = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name, letters(`${id}`)]),
    )
    const { content } = object(first(head, /\/Contents (\d+) 0 R/))
    for (const [, id, inside = ''] of content.matchAll(/\/MCID (\d+)\n>> BDC([\s\S]*?)EMC/g)) {
      const lines = [...inside.matchAll(/\/(F\d+) [\d.]+ Tf\n\[(.*?)\] TJ/g)].map(([, name, glyphs = '']) => {
        const codes = [...glyphs.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
        return codes
          .map((code) => fonts.get(name)?.[Number.parseInt(code, 16)] ?? fail('a glyph without a letter'))
          .join('')
      })
      marked.set(`${page}:${id}`, lines.join(''))
    }
  }

  const walk = (id: string): TaggedText[] => {
    const { head } = object(id)
    const tag = first(head, /\/S \/(\w+)/)
    const kids = first(head, /\/K \[([^\]]*)\]/)
    // Text that runs over several pages names the page of each piece.
    const overPages = [...kids.matchAll(/\/Pg (\d+) 0 R\s*\/MCID (\d+)/g)].map(([, page, mcid]) => `${page}:${mcid}`)
    const children = overPages.length > 0 ? [] : [...kids.matchAll(/(\d+) 0 R/g)].map(([, child = '']) => child)
    if (children.length > 0) return children.flatMap(walk)
    const page = /\/Pg (\d+) 0 R/.exec(head)?.[1]
    const pieces = overPages.length > 0 ? overPages : (kids.match(/\d+/g) ?? []).map((mcid) => `${page}:${mcid}`)
    return [{ tag, text: pieces.map((piece) => marked.get(piece) ?? fail(`nothing is marked ${piece}`)).join('') }]
  }
  const parts = [...first(root, /\/K \[([^\]]*)\]/).matchAll(/(\d+) 0 R/g)].flatMap(([, id = '']) => walk(id))
  return { catalog, parts, text: parts.map(({ text }) => text).join('\n') }
}

/** What two showings of a kept text have in common: its letters, without spaces and without what only divides. */
export function lettersOf(text: string): string {
  return text.normalize().replace(/\*\*\*|: |\s+/g, '')
}

function readObjects(bytes: Buffer): Map<string, { head: string; content: string }> {
  const objects = new Map<string, { head: string; content: string }>()
  for (const [, id = '', body = ''] of bytes.toString('latin1').matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head = '', stream] = body.split('stream\n')
    const packed = Buffer.from(stream?.replace(/\nend$/, '') ?? '', 'latin1')
    const isPacked = packed.length > 0 && head.includes('/FlateDecode')
    objects.set(id, { head, content: (isPacked ? inflateSync(packed) : packed).toString('latin1') })
  }
  return objects
}

function first(text: string, pattern: RegExp): string {
  return pattern.exec(text)?.[1] ?? fail(`${pattern} is not in the PDF`)
}

function fail(reason: string): never {
  throw new Error(`This PDF cannot be read aloud: ${reason}`)
}
