import type { Metadata } from 'next'
import { errorWord } from '@/app/refused-post'
import { ButtonForm } from '@/components/form/button-form'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { Tag } from '@/components/ui/tag'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { printDate } from '@/lib/dates'
import { findSecondFactor } from '@/lib/people/second-factor/queries'
import { requireSignedIn } from '@/lib/people/session'
import { listSignInSessions } from '@/lib/people/sign-in-sessions'
import { endOne, signOutEverywhere } from './actions'
import { SecondStep } from './second-step'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  description: 'Where you are signed in, your passkeys, your authenticator app and your recovery codes.',
  robots: { index: false },
}

export default async function OwnSignInPage() {
  const { personId, sessionId, email } = await requireSignedIn('/account/sign-in')
  const [sessions, factor] = await Promise.all([listSignInSessions(personId), findSecondFactor(personId)])
  return (
    <div className="page pb-12">
      <FormTitle>{`${await errorWord()}Your sign-in`}</FormTitle>
      <PageHeader
        title="Your sign-in"
        up={[{ href: '/account', label: 'Your account' }]}
        lede={<span className="break-all">{email}</span>}
      />
      <section className="max-w-190 space-y-4">
        <h2 className="text-2xl">Where you are signed in</h2>
        <ul className="border-line border-t">
          {sessions.map((session) => (
            <li
              key={session.id}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-line border-b py-3"
            >
              <div>
                <p className="font-semibold">
                  {session.browser} {session.id === sessionId && <Tag tone="good">Here</Tag>}
                </p>
                <p className="text-ink-soft text-sm">
                  Since {printDate(session.createdAt)}; last used {printDate(session.lastSeenAt)}
                </p>
              </div>
              <ButtonForm action={endOne} fields={{ id: session.id }} look="quiet" pending="Signing out…">
                Sign out<VisuallyHidden> of {session.browser}</VisuallyHidden>
              </ButtonForm>
            </li>
          ))}
        </ul>
        <p className="text-ink-soft">
          If there is one that you do not know, sign out everywhere: somebody may have read your mail.
        </p>
        <ButtonForm action={signOutEverywhere} fields={{}} look="quiet" pending="Signing out…">
          Sign out everywhere
        </ButtonForm>
      </section>
      {factor && <SecondStep factor={factor} />}
    </div>
  )
}
