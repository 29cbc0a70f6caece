import type { Metadata } from 'next'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { DefinitionList } from '@/components/ui/definition-list'
import { Notice } from '@/components/ui/notice'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { requireOwner } from '@/lib/people/session'
import { settingFields, settingGroups, settingInWords } from '@/lib/setting-fields'
import { readSettings, type SettingName } from '@/lib/settings'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'Settings',
  description: 'What only ORNCC knows about itself.',
}

export default async function SettingsPage() {
  await requireOwner('/staff/settings')
  const settings = await readSettings()
  return (
    <div className="page">
      <PageHeader
        title="Settings"
        up={[{ href: '/staff', label: 'Desk' }]}
        lede="What only ORNCC knows about itself. What is not set keeps something closed, and is never made up."
      />
      <div className="max-w-190 space-y-12">
        {Object.entries(settingGroups).map(([group, { title, names }]) => {
          const missing = names.filter((name) => settingInWords(name, settings[name]) === null)
          const without = [...new Set(missing.map((name) => settingFields[name].without))]
          return (
            <section key={group} className="space-y-4">
              <h2 className="text-2xl">{title}</h2>
              {missing.length > 0 && (
                <Notice look="warm" title={`Not set: ${missing.map((name) => settingFields[name].label).join(', ')}`}>
                  Therefore {without.join('; ')}.
                </Notice>
              )}
              <DefinitionList
                items={names.map((name) => ({
                  term: settingFields[name].label,
                  detail: <Value name={name} value={settings[name]} />,
                }))}
              />
              {group === 'keeping' && (
                <p>
                  Payments, refunds, receipts and statements are always kept, and so is the audit: the books are counted
                  from them. The board says itself how long it keeps applications.{' '}
                  <a href="/staff/erasure">What is erased next</a>
                </p>
              )}
              <p>
                <ButtonLink href={`/staff/settings/${group}`} look="quiet">
                  Change<VisuallyHidden> {title}</VisuallyHidden>
                </ButtonLink>
              </p>
            </section>
          )
        })}
      </div>
    </div>
  )
}

function Value({ name, value }: { name: SettingName; value: string | undefined }) {
  const words = settingInWords(name, value)
  if (words === null) return <strong className="text-berry-ink">Not set</strong>
  const from = settingFields[name].time?.from
  return (
    <>
      <span className="break-words">{words}</span>
      {from && <p className="text-ink-soft text-sm">{from}</p>}
    </>
  )
}
