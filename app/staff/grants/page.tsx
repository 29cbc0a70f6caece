import type { Metadata } from 'next'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { printDate } from '@/lib/dates'
import { listGrantHolders } from '@/lib/people/grants/queries'
import { roleWords } from '@/lib/people/grants/roles'
import { requireOwner } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'Roles',
  description: 'Who may do what at the desk.',
}

export default async function GrantsPage() {
  const owner = await requireOwner('/staff/grants')
  const people = await listGrantHolders(owner)
  return (
    <div className="page">
      <PageHeader
        title="Roles"
        up={[{ href: '/staff', label: 'Desk' }]}
        lede="Who may do what here. A role that is taken away ends with the person’s next click; the last owner stays."
      >
        <p className="mt-6">
          <ButtonLink href="/staff/grants/new">Give a role</ButtonLink>
        </p>
      </PageHeader>
      <ul className="max-w-190 border-line border-t">
        {people.map((person) => (
          <li key={person.id} className="space-y-3 border-line border-b py-5">
            <div>
              <h2 className="text-xl">{person.name}</h2>
              <p className="break-all text-ink-soft">{person.email}</p>
            </div>
            <ul className="space-y-3">
              {person.grants.map((grant) => (
                <li key={grant.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
                  <div>
                    <p className="font-semibold">{roleWords[grant.role].name}</p>
                    <p className="text-ink-soft text-sm">
                      Since {printDate(grant.since)}, given by {grant.by}
                    </p>
                  </div>
                  <ButtonLink href={`/staff/grants/${grant.id}`} look="quiet">
                    Take away
                    <VisuallyHidden>
                      {' '}
                      {roleWords[grant.role].name} of {person.name}
                    </VisuallyHidden>
                  </ButtonLink>
                </li>
              ))}
            </ul>
            {!person.hasSecondFactor ? (
              <p className="text-ink-soft text-sm">Has not set up a second step yet; they do when they sign in.</p>
            ) : (
              person.id !== owner.personId && (
                <a
                  href={`/staff/grants/lost-phone/${person.id}`}
                  className="inline-flex min-h-11 items-center font-semibold text-sm"
                >
                  Lost phone<VisuallyHidden> of {person.name}</VisuallyHidden>
                </a>
              )
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
