import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { type Attachment, type HeaderLines, simpleParser } from 'mailparser'

/** A mail as it arrived. `to` holds the envelope's addresses in lower case, a blind copy's too. */
export type Message = {
  id: string
  receivedAt: string
  to: string[]
  from: string
  subject: string
  /** Null where the mail has no such part. */
  text: string | null
  html: string | null
  attachments: Array<{ name: string; type: string; content: string }>
  /** Lower-case names; a header that is there several times is joined by line breaks. */
  headers: Record<string, string>
}

// Content is text where the type is a text, so that a calendar file can be read as it is, and base64 elsewhere.
const attachmentOf = ({ filename, contentType, content }: Attachment) => ({
  name: filename ?? 'unnamed',
  type: contentType,
  content: content.toString(isText(contentType) ? 'utf8' : 'base64'),
})

export const isText = (type: string) => type.startsWith('text/')

function headersOf(lines: HeaderLines): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const { key, line } of lines) {
    const value = line
      .slice(line.indexOf(':') + 1)
      .replace(/\r?\n\s+/g, ' ')
      .trim()
    headers[key] = headers[key] === undefined ? value : `${headers[key]}\n${value}`
  }
  return headers
}

/** Reads a mail off the wire without adding what its author left out. */
export async function readMessage(stream: Readable, recipients: string[]): Promise<Message> {
  const mail = await simpleParser(stream, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true })
  return {
    id: randomUUID(),
    receivedAt: new Date().toISOString(),
    to: recipients.map((address) => address.toLowerCase()),
    from: mail.from?.text ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? null,
    html: mail.html || null,
    attachments: mail.attachments.map(attachmentOf),
    headers: headersOf(mail.headerLines),
  }
}
