import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { signOut } from '@/app/staff/actions'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { buttonClass } from '@/components/ui/button'
import { EmptyBed } from '@/components/ui/empty-bed'
import { Notice } from '@/components/ui/notice'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { type Account, readAccount } from '@/lib/office/account/read-account'
import { findDonorPath } from '@/lib/people/donor-links'
import { requireSignedIn } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

const linkClass = 'inline-flex min-h-11 items-center'

/** Whoever has signed in has proved their address by the code mailed to it, as each link on this page does by itself. */
export default async function AccountPage({ searchParams }: { searchParams: Promise<{ saved?: string }> }) {
  const { personId, roles } = await requireSignedIn('/account')
  const [account, { saved }] = await Promise.all([readAccount(personId), searchParams])
  const isTrainer = roles.includes('TRAINER')
  const hasDesk = roles.some((role) => role !== 'TRAINER')
  return (
    <div className="page">
      <FormTitle>Your account</FormTitle>
      <PageHeader
        title="Your account"
        lede={
          <>
            {account.name}, <span className="wrap-anywhere inline-block">{account.email}</span>
          </>
        }
      />
      <div className="max-w-190 space-y-10">
        {saved && (
          <div role="status">
            <Notice look="good">Your details are saved.</Notice>
          </div>
        )}
        {(hasDesk || isTrainer) && (
          <p className="flex flex-wrap gap-x-6">
            {hasDesk && (
              <a href="/staff" className={linkClass}>
                The desk
              </a>
            )}
            {isTrainer && (
              <a href="/trainer" className={linkClass}>
                The runs that you lead
              </a>
            )}
          </p>
        )}
        <Part title="Your registrations">
          {account.ahead.length === 0 ? (
            <EmptyBed action={{ href: '/events', label: 'All upcoming events' }}>You have no seat ahead.</EmptyBed>
          ) : (
            <ul className="border-line border-t">
              {account.ahead.map((registration) => (
                <Registration key={registration.id} registration={registration} />
              ))}
            </ul>
          )}
          {account.before.length > 0 && (
            <details className="border-line border-b py-1">
              <summary className="min-h-11 cursor-pointer py-2 font-semibold">Earlier ones</summary>
              <ul>
                {account.before.map((registration) => (
                  <Registration key={registration.id} registration={registration} />
                ))}
              </ul>
            </details>
          )}
        </Part>
        <Part title="Your gifts and receipts">
          {account.hasGifts ? (
            <a href={await findDonorPath(personId)} className={linkClass}>
              Everything that you have paid or given, with receipts and what comes again
            </a>
          ) : (
            <p>
              Nothing has been paid or given from this address. <a href="/donate">What gifts make possible</a>
            </p>
          )}
        </Part>
        {account.applications.length > 0 && (
          <Part title="Your application to the board">
            <ul>
              {account.applications.map(({ id, standing, sent, path }) => (
                <li key={id} className="flex flex-wrap items-center gap-x-4">
                  {standing}. Sent on {sent}.
                  <a href={path} className={linkClass}>
                    See how it stands<VisuallyHidden>, the one of {sent}</VisuallyHidden>
                  </a>
                </li>
              ))}
            </ul>
          </Part>
        )}
        <Part title="What we mail to you">
          {account.interests.length > 0 ? (
            <ul>
              {account.interests.map(({ id, course, otherAddress, stopPath }) => (
                <li key={id} className="flex flex-wrap items-center gap-x-4">
                  When a run of {course} opens{otherAddress && `, to ${otherAddress}`}
                  <a href={stopPath} className={linkClass}>
                    Stop this<VisuallyHidden>, {course}</VisuallyHidden>
                  </a>
                </li>
              ))}
            </ul>
          ) : (
            <p>Only what you need for what you have here. You have asked for no announcements.</p>
          )}
        </Part>
        <Part title="You">
          <ul>
            <li>
              <a href="/account/details" className={linkClass}>
                Your name and time zone
              </a>
            </li>
            <li>
              <a href="/account/sign-in" className={linkClass}>
                {roles.length > 0 ? 'Where you are signed in, your passkeys and your app' : 'Where you are signed in'}
              </a>
            </li>
            <li>
              <a href="/account/my-data.json" download className={linkClass}>
                Download all that we have stored about you
              </a>
            </li>
            <li>
              <a href="/account/remove" className={linkClass}>
                Have yourself removed
              </a>
            </li>
          </ul>
          <form action={signOut} className="pt-4">
            <button type="submit" className={buttonClass('quiet')}>
              Sign out
            </button>
          </form>
        </Part>
      </div>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-2 text-2xl">{title}</h2>
      {children}
    </section>
  )
}

function Registration({ registration }: { registration: Account['ahead'][number] }) {
  const { course, time, standing, path, joinPath, canCalendar } = registration
  const of = <VisuallyHidden>: {course}</VisuallyHidden>
  return (
    <li className="border-line border-b py-3">
      <p className="font-semibold">{course}</p>
      <p>{time}</p>
      <p className="text-ink-soft">{standing}</p>
      <p className="flex flex-wrap gap-x-5">
        <a href={path} className={linkClass}>
          Open it{of}
        </a>
        {joinPath && (
          <a href={joinPath} className={linkClass}>
            Your door to the room{of}
          </a>
        )}
        {canCalendar && (
          <a href={`${path}/calendar.ics`} className={linkClass}>
            Calendar file{of}
          </a>
        )}
        {canCalendar && (
          <a href={`${path}/cancel`} className={linkClass}>
            Give the seat back{of}
          </a>
        )}
      </p>
    </li>
  )
}
