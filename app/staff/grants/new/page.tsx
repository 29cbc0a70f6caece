import { PageHeader } from '@/components/site/page-header'
import { roles, roleWords } from '@/lib/people/grants/roles'
import { requireOwner } from '@/lib/people/session'
import { GrantForm } from './form'

export const dynamic = 'force-dynamic'

export default async function NewGrantPage() {
  await requireOwner('/staff/grants/new')
  return (
    <div className="page">
      <PageHeader
        title="Give a role"
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/grants', label: 'Roles' },
        ]}
        lede="They are told by mail what it means and how they sign in."
      />
      <GrantForm
        choices={roles.map((role) => ({
          value: role,
          label: roleWords[role].name,
          hint: `May ${roleWords[role].may}.`,
        }))}
      />
    </div>
  )
}
