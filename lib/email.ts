import { escapeHtml } from './escape-html'
import { readPaper } from './paper'

/** One mail as every capability's `emails.ts` returns it. The text part says all that the HTML part says. */
export type Email = { subject: string; text: string; html: string }

/** The few things that our mails are made of; each is written into the text and the HTML part alike. */
export type Block =
  /** A person's name as they typed it: "Dear Ada,". */
  | { greeting: string }
  /** `typed` are the people's own words in it, a name say: they too may be any. */
  | { paragraph: string; typed?: readonly string[] }
  | { heading: string }
  /** The one thing to do. Its address stands under it too, for readers whose program hides links. */
  | { action: { label: string; href: string } }
  | { link: { label: string; href: string } }
  | { list: string[] }
  | { facts: [label: string, value: string][] }
  /** Kept word for word, and laid out like a sheet of paper: a receipt. */
  | { paper: string }
  /** A letter of the desk's own: its lines as they were written, and addresses that can be pressed. Searched for no holes. */
  | { written: string }
  /** What somebody typed, word for word. Their words may be any, "null" among them; all others are searched for holes. */
  | { quoted: string }

const styles = {
  body: 'margin:0;padding:24px 16px;background:#f7f3ea;color:#23291f;font:18px/1.6 Georgia,serif',
  // Our links are long; on a phone they break anywhere rather than push the page to the side.
  sheet: 'max-width:560px;margin:0 auto;text-align:left;overflow-wrap:anywhere',
  action:
    'display:inline-block;padding:12px 20px;background:#1f4a38;color:#ffffff;text-decoration:none;border-radius:4px',
  link: 'color:#24506b',
  small: 'font-size:15px;color:#4a5147',
  quoted: 'margin:0 0 24px;padding-left:16px;border-left:3px solid #b9cdd3;white-space:pre-wrap',
  label: 'padding:4px 16px 4px 0;vertical-align:top;color:#4a5147;font-weight:normal;text-align:left',
  rule: 'border:0;border-top:1px solid #cfc8b8;margin:32px 0 16px',
}

// A program in the dark leaves our colors as they are ("light only"): one that turned half of them would hide words.

/** As a sheet of white paper, which prints in black. */
const paper = {
  sheet: 'margin:24px 0;padding:28px 24px;background:#ffffff;border:1px solid #cfc8b8;border-top:6px solid #1f4a38',
  banner: 'margin:0 0 20px;padding:8px;border:2px solid #23291f;text-align:center;font-weight:bold;letter-spacing:1px',
  title: 'margin:0 0 16px;font-size:22px;line-height:1.3',
  heading: 'margin:24px 0 4px;font-size:18px',
  table: 'width:100%;border-collapse:collapse;margin:0 0 16px',
  label:
    'width:38%;padding:6px 12px 6px 0;border-top:1px solid #e3ddcf;vertical-align:top;color:#4a5147;font-weight:normal;text-align:left',
  value: 'padding:6px 0;border-top:1px solid #e3ddcf;vertical-align:top',
  sentence: 'margin:0 0 16px',
  imprint: 'margin:0;font-size:15px;color:#4a5147',
}

/** What a template writes where a value is missing. */
const HOLE = /\b(undefined|null|NaN)\b|\[object |\{\{/
/** Links hold random letters, which may happen to spell anything. */
const LINK = /https?:\/\/\S+/g

/**
 * Makes both parts of a mail from its blocks. `notice` is a line across the top ("Demonstration: not a receipt").
 * Everything is escaped here; callers pass plain text. Throws when a merge value is missing, since a mail with a hole in
 * it must not go out.
 */
export function composeEmail(subject: string, blocks: readonly Block[], notice?: string): Email {
  const closing = 'ORNCC, the Oregon Network for Compassionate Communication'
  const top: Block[] = notice ? [{ paragraph: notice }] : []
  const all = [...top, ...blocks]
  const typed = blocks.flatMap((block) => ('typed' in block ? (block.typed ?? []) : []))
  if ([without(typed, subject), ...all.map(ourWords)].some((words) => HOLE.test(words))) {
    throw new Error('A merge value is missing in a mail')
  }
  const text = `${all.map(toText).join('\n\n')}\n\n-- \n${closing}\n`
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light only"><title>${escapeHtml(subject)}</title></head><body style="${styles.body}"><div style="${styles.sheet}">${all.map(toHtml).join('')}<hr style="${styles.rule}"><p style="${styles.small}">${closing}</p></div></body></html>`
  return { subject, text, html }
}

/** What is ours in a block. People's own words may be any, so of those only a value that is wholly missing counts. */
function ourWords(block: Block): string {
  if ('quoted' in block || 'paper' in block || 'written' in block) return ''
  if ('greeting' in block) return ifHole(block.greeting)
  if ('facts' in block) return block.facts.map(([label, value]) => `${label} ${ifHole(value)}`).join('\n')
  return without('typed' in block ? block.typed : undefined, toText(block)).replace(LINK, '')
}

function without(typed: readonly string[] = [], words: string): string {
  return typed.reduce((rest, name) => rest.replaceAll(name, ''), words)
}

function ifHole(value: string): string {
  return value === 'undefined' || value === 'null' || value === '' ? 'undefined' : ''
}

function toText(block: Block): string {
  if ('greeting' in block) return `Dear ${block.greeting},`
  if ('paragraph' in block) return block.paragraph
  if ('written' in block) return block.written
  if ('heading' in block) return block.heading.toUpperCase()
  if ('action' in block) return `${block.action.label}:\n${block.action.href}`
  if ('link' in block) return `${block.link.label}: ${block.link.href}`
  if ('list' in block) return block.list.map((item) => `- ${item}`).join('\n')
  if ('facts' in block) return block.facts.map(([label, value]) => `${label}: ${value}`).join('\n')
  return 'quoted' in block ? block.quoted.replace(/^/gm, '> ') : block.paper
}

function toHtml(block: Block): string {
  if ('greeting' in block) return `<p>Dear ${escapeHtml(block.greeting)},</p>`
  if ('paragraph' in block) return `<p>${escapeHtml(block.paragraph)}</p>`
  if ('written' in block) return `<p style="white-space:pre-wrap">${linked(block.written)}</p>`
  if ('heading' in block) return `<h2 style="font-size:20px;margin:32px 0 8px">${escapeHtml(block.heading)}</h2>`
  if ('action' in block) {
    const { label, href } = block.action
    return `<p><a href="${escapeHtml(href)}" style="${styles.action}">${escapeHtml(label)}</a></p><p style="${styles.small}">${escapeHtml(href)}</p>`
  }
  if ('link' in block) {
    return `<p><a href="${escapeHtml(block.link.href)}" style="${styles.link}">${escapeHtml(block.link.label)}</a></p>`
  }
  if ('list' in block) return `<ul>${block.list.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`
  if ('facts' in block) {
    const rows = block.facts.map(
      ([label, value]) =>
        `<tr><th scope="row" style="${styles.label}">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`,
    )
    return `<table role="presentation" style="border-collapse:collapse;margin:16px 0">${rows.join('')}</table>`
  }
  if ('quoted' in block) return `<blockquote style="${styles.quoted}">${escapeHtml(block.quoted)}</blockquote>`
  return paperToHtml(block.paper)
}

/** A point or a bracket after an address ends the sentence and not the address. */
function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'’”])/)
    .map((part, index) => {
      const words = escapeHtml(part)
      return index % 2 === 1 ? `<a href="${words}" style="${styles.link}">${words}</a>` : words
    })
    .join('')
}

/** Tables hold a mail together in every program that shows it, and when it is printed. */
function paperToHtml(text: string): string {
  const parts = readPaper(text).map((part) => {
    if (part.kind === 'facts') {
      const rows = part.rows.map(
        ([label, value]) =>
          `<tr><th scope="row" style="${paper.label}">${escapeHtml(label)}</th><td style="${paper.value}">${escapeHtml(value)}</td></tr>`,
      )
      return `<table style="${paper.table}">${rows.join('')}</table>`
    }
    const tag = part.kind === 'title' ? 'h2' : part.kind === 'heading' ? 'h3' : 'p'
    return `<${tag} style="${paper[part.kind]}">${escapeHtml(part.text)}</${tag}>`
  })
  return `<div style="${paper.sheet}">${parts.join('')}</div>`
}
