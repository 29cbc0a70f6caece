import { randomBytes } from 'node:crypto'
import { buttonClass } from '@/components/ui/button'

/** Another way to prove one's address, where the environment names one: a plain form, without a script. */
export function ByProvider({ name, to }: { name: string; to: string }) {
  return (
    <form action="/sign-in/openid" method="post" className="mt-8 max-w-120 border-line border-t pt-6">
      <input type="hidden" name="csrfToken" value={randomBytes(32).toString('hex')} />
      <input type="hidden" name="callbackUrl" value={to} />
      <button type="submit" className={buttonClass('quiet')}>
        Sign in with {name}
      </button>
      <p className="mt-3 text-ink-soft text-sm">
        It tells us your email address, and that it is yours; what you do here it does not learn. Whoever has a desk
        shows a passkey or a code after it, too.
      </p>
    </form>
  )
}
