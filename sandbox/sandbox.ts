import { once } from 'node:events'
import { createServer } from 'node:http'
import { authenticatorRoutes } from './authenticator-page'
import { html, page } from './html'
import { htmlReply, type Route, seeOther, serve } from './http'
import { inboxRoutes } from './mail/inbox-page'
import { type MailSandbox, openMail } from './mail/mail-sandbox'
import type { Message } from './mail/message'
import { openIdRoutes } from './openid/openid-sandbox'
import { openStateFile } from './state-file'
import type { StripeObject } from './stripe/store'
import { emptyStripe, openStripe, type StripeSandbox, type StripeState } from './stripe/stripe-sandbox'
import { emptyZoom, type ZoomState } from './zoom/store'
import { openZoom, type ZoomSandbox } from './zoom/zoom-sandbox'

export type Sandbox = {
  url: string
  smtpUrl: string
  stripe: StripeSandbox
  zoom: ZoomSandbox
  mail: MailSandbox
  close: () => Promise<void>
}

type State = { version: number; stripe: StripeState; zoom: ZoomState; mail: Message[] }

const emptyState: State = { version: 1, stripe: emptyStripe, zoom: emptyZoom, mail: [] }

const frontPage = (webhookUrl: string, smtpUrl: string): Route[] => [
  { method: 'GET', path: '/', answer: () => seeOther('/sandbox') },
  {
    method: 'GET',
    path: '/sandbox',
    answer: () =>
      htmlReply(
        page(
          'Sandbox',
          html`<main><h1>Sandbox</h1>
<p>While the site has no keys of its own, these stand in for the outside world. No money moves and no mail leaves this machine.</p>
<ul class="plain">
<li><p><a class="action" href="/sandbox/mail">Inbox</a></p><p>Stands in for the mail service, at ${smtpUrl}.</p></li>
<li><p><a class="action" href="/sandbox/stripe">Stripe</a></p><p>Stands in for Stripe's API and its checkout page. Events go to ${webhookUrl}.</p></li>
<li><p><a class="action" href="/sandbox/zoom">Zoom</a></p><p>Stands in for Zoom's API and its rooms.</p></li>
<li><p><a class="action" href="/sandbox/authenticator">Authenticator</a></p><p>Stands in for the app on a phone that shows the second code to sign in.</p></li>
<li><p><strong>Example provider</strong></p><p>Stands in for Google or another OpenID provider. The page where one signs in leads to it.</p></li>
</ul></main>`,
        ),
      ),
  },
]

/** Puts what Stripe is to know from the beginning into the state with which the stand-ins start next. */
export function keepForNextStart(stateFile: string, objects: StripeObject[]): void {
  const file = openStateFile(stateFile, emptyState)
  const { stripe } = file.initial
  file.keep(() => ({ ...file.initial, stripe: { ...stripe, objects: [...stripe.objects, ...objects] } }))
  file.close()
}

/** Starts the stand-ins on this machine's loopback address; port 0 takes a free one. */
export async function startSandbox(options: {
  port: number
  smtpPort: number
  webhookUrl: string
  webhookSecret: string
  stateFile?: string
}): Promise<Sandbox> {
  const { port, smtpPort, webhookUrl, webhookSecret, stateFile } = options
  const file = openStateFile(stateFile, emptyState)
  const { changed } = file

  const mail = await openMail({ port: smtpPort, initial: file.initial.mail, changed })
  const smtpUrl = `smtp://127.0.0.1:${mail.port}`
  const server = createServer()
  server.listen(port, '127.0.0.1')
  // The listening address is known only now, and the checkout page's addresses are made of it.
  await once(server, 'listening').catch(async (error) => {
    await mail.close()
    throw error
  })
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`
  const stripe = openStripe({ url, webhookUrl, webhookSecret, initial: file.initial.stripe, changed })
  const zoom = openZoom({ url, initial: file.initial.zoom, changed })
  file.keep(() => ({ version: emptyState.version, stripe: stripe.state(), zoom: zoom.state(), mail: mail.state() }))
  server.on(
    'request',
    serve([
      ...frontPage(webhookUrl, smtpUrl),
      ...authenticatorRoutes,
      ...stripe.routes,
      ...zoom.routes,
      ...openIdRoutes(new URL(webhookUrl).origin, url),
      ...inboxRoutes(mail.sandbox),
    ]),
  )

  return {
    url,
    smtpUrl,
    stripe: stripe.sandbox,
    zoom: zoom.sandbox,
    mail: mail.sandbox,
    async close() {
      await stripe.close()
      await mail.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      file.close()
    },
  }
}
