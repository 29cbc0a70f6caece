import { type Html, html, page, printedTime } from '@/sandbox/html'
import { htmlReply, jsonReply, notFound, type Route, seeOther } from '@/sandbox/http'
import type { MailSandbox } from './mail-sandbox'
import { isText, type Message } from './message'

const here = '/sandbox/mail'

const shell = (title: string, body: Html) => htmlReply(page(`${title} – sandbox mail`, html`<main>${body}</main>`))

const line = (message: Message): Html => html`<li>
<p><a href="${here}/${message.id}"><strong>${message.subject || '(no subject)'}</strong></a></p>
<p>To ${message.to.join(', ')}</p>
<p class="quiet">${printedTime(new Date(message.receivedAt))}, from ${message.from}${
  message.attachments.length === 0 ? null : html`, with ${message.attachments.map(({ name }) => name).join(', ')}`
}</p></li>`

const listPage = (messages: Message[], to: string) =>
  shell(
    'Inbox',
    html`<p><a href="/sandbox">Sandbox</a></p><h1>Inbox</h1>
<p>Every mail that the site sent, newest first. None of it leaves this machine.</p>
<form><p><label for="to">To</label><input id="to" name="to" type="search" value="${to}"></p><p><button>Show</button></p></form>
${messages.length === 0 ? html`<p>No mail yet.</p>` : html`<ul class="plain">${messages.map(line)}</ul>`}
<form method="post" action="${here}/clear"><button>Empty the inbox</button></form>
<form method="post" action="${here}/refuse"><p><label for="count">Refuse the next mails (450, try again later)</label>
<input id="count" name="count" type="number" min="0" value="1"></p><p><button>Refuse</button></p></form>`,
  )

/** The text with its links made links; everything else stays as it was written. */
const linked = (text: string): Html[] =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`))

// Links of the mail open in a page of their own: the frame may neither run scripts nor lead this page away.
const framed = (source: string): Html => html`<h2>HTML</h2>
<iframe title="The mail's HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${`<base target="_blank">${source}`}"></iframe>`

const messagePage = (message: Message) =>
  shell(
    message.subject || '(no subject)',
    html`<p><a href="${here}">Inbox</a></p><h1>${message.subject || '(no subject)'}</h1>
<p>From ${message.from}<br>To ${message.to.join(', ')}<br>${printedTime(new Date(message.receivedAt))}</p>
${
  message.attachments.length === 0
    ? null
    : html`<h2>Attachments</h2><ul>${message.attachments.map(
        ({ name, type }, index) =>
          html`<li><a href="${here}/${message.id}/attachments/${index}">${name}</a> (${type})</li>`,
      )}</ul>`
}
<h2>Text</h2>${message.text === null ? html`<p role="alert">This mail has no text part.</p>` : html`<pre>${linked(message.text)}</pre>`}
${message.html === null ? null : framed(message.html)}
<h2>Headers</h2><pre class="quiet">${Object.entries(message.headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n')}</pre>`,
  )

/** The inbox for people (/sandbox/mail) and for programs (/sandbox/mail.json?to=ADDRESS). */
export const inboxRoutes = (mail: MailSandbox): Route[] => [
  {
    method: 'GET',
    path: here,
    answer({ url }) {
      const to = url.searchParams.get('to') ?? ''
      return listPage(mail.messages(to || undefined), to)
    },
  },
  {
    method: 'GET',
    path: `${here}.json`,
    answer: ({ url }) => jsonReply(mail.messages(url.searchParams.get('to') || undefined)),
  },
  {
    method: 'POST',
    path: `${here}/clear`,
    answer() {
      mail.clear()
      return seeOther(here)
    },
  },
  {
    method: 'POST',
    path: `${here}/refuse`,
    answer({ body }) {
      const count = Number(new URLSearchParams(body).get('count') ?? 1)
      if (!Number.isInteger(count) || count < 0) {
        return { status: 400, headers: { 'content-type': 'text/plain' }, body: 'count is a whole number, 0 or more.' }
      }
      mail.refuseNext(count)
      return seeOther(here)
    },
  },
  {
    method: 'GET',
    path: `${here}/:id`,
    answer(_, { id }) {
      const message = mail.messages().find((each) => each.id === id)
      return message ? messagePage(message) : notFound()
    },
  },
  {
    method: 'GET',
    path: `${here}/:id/attachments/:index`,
    answer(_, { id, index }) {
      const attachment = mail.messages().find((each) => each.id === id)?.attachments[Number(index)]
      if (!attachment) return notFound()
      return {
        status: 200,
        headers: {
          'content-type': attachment.type,
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(attachment.name)}`,
        },
        body: Buffer.from(attachment.content, isText(attachment.type) ? 'utf8' : 'base64'),
      }
    },
  },
]
