import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/site/page-header'
import { requireOwner } from '@/lib/people/session'
import { isSettingGroup, settingFields, settingGroups } from '@/lib/setting-fields'
import { readSettings } from '@/lib/settings'
import { SettingsForm } from './form'

export const dynamic = 'force-dynamic'

export default async function SettingGroupPage({ params }: { params: Promise<{ group: string }> }) {
  const { group } = await params
  await requireOwner(`/staff/settings/${group}`)
  if (!isSettingGroup(group)) notFound()
  const { title, names } = settingGroups[group]
  const settings = await readSettings()
  const fields = names.map((name) => {
    const { label, is, without } = settingFields[name]
    return { name, label, hint: `${is} Left empty: ${without}.`, value: settings[name] ?? '' }
  })
  return (
    <div className="page">
      <PageHeader
        title={title}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/settings', label: 'Settings' },
        ]}
      />
      <SettingsForm group={group} title={title} fields={fields} />
    </div>
  )
}
