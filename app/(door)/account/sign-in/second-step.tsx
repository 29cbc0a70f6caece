import { ButtonLink } from '@/components/ui/button'
import { DefinitionList } from '@/components/ui/definition-list'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { printDate } from '@/lib/dates'
import type { OwnSecondFactor } from '@/lib/people/second-factor/queries'

const setUpApp = `/sign-in/second/set-up?to=${encodeURIComponent('/account/sign-in')}`

/** What comes after the mailed code: passkeys, the app, and the recovery codes for both. */
export function SecondStep({ factor: { passkeys, appSince, codesLeft } }: { factor: OwnSecondFactor }) {
  return (
    <section className="mt-12 max-w-190 space-y-4">
      <h2 className="text-2xl">Your second step</h2>
      {passkeys.length > 0 && (
        <ul className="border-line border-t">
          {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-line border-b py-3 last:border-b-0"
            >
              <div className="min-w-0">
                <p className="wrap-anywhere font-semibold">{name}</p>
                <p className="text-ink-soft text-sm">
                  A passkey since {printDate(createdAt)}
                  {lastUsedAt && `; last used ${printDate(lastUsedAt)}`}
                </p>
              </div>
              <a href={`/account/sign-in/passkeys/${id}`} className="inline-flex min-h-11 items-center">
                Remove<VisuallyHidden> {name}</VisuallyHidden>
              </a>
            </li>
          ))}
        </ul>
      )}
      <DefinitionList
        items={[
          { term: 'Authenticator app', detail: appSince ? `Set up ${printDate(appSince)}` : 'None' },
          { term: 'Recovery codes', detail: `${codesLeft} of 10 not used yet` },
        ]}
      />
      <p className="flex flex-wrap gap-3">
        <ButtonLink href="/account/sign-in/passkeys/new" look="quiet">
          Add a passkey
        </ButtonLink>
        <ButtonLink href={appSince ? '/account/sign-in/new-phone' : setUpApp} look="quiet">
          {appSince ? 'Set up the app on another phone' : 'Set up an authenticator app'}
        </ButtonLink>
        <ButtonLink href="/account/sign-in/recovery-codes" look="quiet">
          Make new recovery codes
        </ButtonLink>
      </p>
    </section>
  )
}
