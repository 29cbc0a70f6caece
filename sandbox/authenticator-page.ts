import { Secret, TOTP } from 'otpauth'
import { html, page } from './html'
import { htmlReply, type Route } from './http'

/** Stands in for the authenticator app of who has no phone at hand. It remembers nothing: the key stands in its address. */
export const authenticatorRoutes: Route[] = [
  {
    method: 'GET',
    path: '/sandbox/authenticator',
    answer: ({ url }) => {
      const key = (url.searchParams.get('key') ?? '').replaceAll(/\s/g, '').toUpperCase()
      const isKey = /^[A-Z2-7]{16,}$/.test(key)
      return htmlReply(
        page(
          'Authenticator',
          html`<main class="narrow"><p><a href="/sandbox">Sandbox</a></p><h1>Authenticator</h1>
<p>Stands in for the app on a phone. Paste the key that the site shows while the app is set up, and keep this page's address for the next time.</p>
<form><p><label for="key">Key</label><input id="key" name="key" value="${key}" autocomplete="off"></p><p><button>Show the code</button></p></form>
${isKey ? html`<p>The code until the half minute is over, and each works once: <strong class="total">${TOTP.generate({ secret: Secret.fromBase32(key) })}</strong></p>` : null}
${key !== '' && !isKey ? html`<p role="alert">This is no key: it has letters and the digits 2 to 7, 32 in all.</p>` : null}</main>`,
        ),
      )
    },
  },
]
