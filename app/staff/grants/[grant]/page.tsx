import { notFound } from 'next/navigation'
import { NamedDeed } from '@/components/form/named-deed'
import { PageHeader } from '@/components/site/page-header'
import { listGrantHolders } from '@/lib/people/grants/queries'
import { roleWords } from '@/lib/people/grants/roles'
import { requireOwner } from '@/lib/people/session'
import { takeRole } from '../actions'

export const dynamic = 'force-dynamic'

export default async function TakeRolePage({ params }: { params: Promise<{ grant: string }> }) {
  const { grant: id } = await params
  const owner = await requireOwner(`/staff/grants/${id}`)
  const person = (await listGrantHolders(owner)).find(({ grants }) => grants.some((grant) => grant.id === id))
  const grant = person?.grants.find((one) => one.id === id)
  if (!person || !grant) notFound()
  const { name, may } = roleWords[grant.role]
  const left = person.grants.filter((one) => one.id !== id).map((one) => roleWords[one.role].name.toLowerCase())
  return (
    <div className="page">
      <PageHeader
        title="Take a role away"
        lede={`${name}: ${person.name}, ${person.email}`}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/grants', label: 'Roles' },
        ]}
      />
      <p className="measure mb-8">
        From their next click {person.name} may no longer {may}.{' '}
        {left.length === 0 ? 'They keep no other role.' : `They keep: ${left.join(', ')}.`} They are not written to. To
        give the role back is to give it anew, and that mails them.
      </p>
      <NamedDeed action={takeRole} fields={{ id }} title="Take a role away" name={person.name} pending="Taking away…">
        Take it away
      </NamedDeed>
    </div>
  )
}
