import { notFound } from 'next/navigation'
import { NamedDeed } from '@/components/form/named-deed'
import { PageHeader } from '@/components/site/page-header'
import { listGrantHolders } from '@/lib/people/grants/queries'
import { requireOwner } from '@/lib/people/session'
import { resetApp } from '../../actions'

export const dynamic = 'force-dynamic'

export default async function LostPhonePage({ params }: { params: Promise<{ person: string }> }) {
  const { person: id } = await params
  const owner = await requireOwner(`/staff/grants/lost-phone/${id}`)
  const person = (await listGrantHolders(owner)).find((one) => one.id === id)
  if (!person?.hasSecondFactor || id === owner.personId) notFound()
  return (
    <div className="page">
      <PageHeader
        title="A lost phone"
        lede={`${person.name}, ${person.email}`}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/grants', label: 'Roles' },
        ]}
      />
      <p className="measure mb-8">
        Be sure that it is really {person.name} who asks: call them. Their app, their passkeys and their recovery codes
        stop working, for good. They are signed out everywhere and told by mail, and they set up a new app or passkey
        when they sign in.
      </p>
      <NamedDeed action={resetApp} fields={{ id }} title="A lost phone" name={person.name} pending="Taking away…">
        Take app and passkeys away
      </NamedDeed>
    </div>
  )
}
