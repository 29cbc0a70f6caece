import type { Metadata } from 'next'
import { publicAddresses } from '@/app/public-addresses'
import { PageHeader } from '@/components/site/page-header'
import { Notice } from '@/components/ui/notice'
import { countByState } from '@/lib/board/queries'
import { listRuns } from '@/lib/courses/runs/desk-queries'
import { giftsSoFar } from '@/lib/office/dashboard/gifts-so-far'
import { textsToMend } from '@/lib/office/dashboard/texts-to-mend'
import { unsetSettings } from '@/lib/office/dashboard/unset-settings'
import { whatWaits } from '@/lib/office/dashboard/what-waits'
import { alsoAs, requireDesk } from '@/lib/people/session'
import { Applications } from './applications-open'
import { desksOf } from './desks'
import { GiftsSoFar } from './gifts-so-far'
import { SeatsAhead } from './seats-ahead'
import { Waits } from './waits'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: { absolute: 'ORNCC desk' },
  description: 'What waits for those who run ORNCC, how it stands, and their lists.',
}

export default async function DeskPage() {
  const { name, roles } = await requireDesk()
  const [staff, treasurer, reviewer] = await Promise.all([alsoAs('STAFF'), alsoAs('TREASURER'), alsoAs('REVIEWER')])
  const boardReader = staff ?? reviewer
  const [waiting, texts, unset, runs, gifts, applications] = await Promise.all([
    whatWaits({ staff, treasurer, reviewer }),
    staff ? textsToMend(staff, publicAddresses()) : [],
    unsetSettings(),
    staff && listRuns(staff),
    treasurer && giftsSoFar(treasurer),
    boardReader && countByState(boardReader),
  ])
  return (
    <div className="page">
      <PageHeader title="Desk" lede={`You are signed in as ${name}.`} />
      {unset && (
        <div className="mb-8">
          <Notice look="warm" title={`Not set: ${unset.labels.join(', ')}`}>
            <p>Therefore {unset.therefore.join('; ')}.</p>
            <p>{roles.includes('OWNER') ? <a href="/staff/settings">Set them</a> : 'An owner can set them.'}</p>
          </Notice>
        </div>
      )}
      <Waits waiting={[...waiting, ...texts]} />
      <div className="mt-12 grid items-start gap-x-14 gap-y-12 *:min-w-0 lg:grid-cols-2">
        {boardReader && (
          <div className="space-y-12">
            {runs && <SeatsAhead runs={runs.upcoming.filter((run) => run.isPublic)} />}
            {applications && <Applications counts={applications} />}
          </div>
        )}
        {gifts && <GiftsSoFar gifts={gifts} />}
      </div>
      <section aria-labelledby="desks" className="mt-14">
        <h2 id="desks" className="mb-3 text-2xl">
          All lists
        </h2>
        <div className="gap-x-14 lg:columns-2">
          {desksOf(roles).map(({ label: group, links }) => (
            <section key={group} aria-labelledby={`desks-${group}`} className="mb-6">
              <h3 id={`desks-${group}`} className="break-after-avoid font-sans font-semibold text-ink-soft text-sm">
                {group}
              </h3>
              <ul>
                {links.map(({ href, label, words }) => (
                  <li key={href} className="break-inside-avoid border-line border-b py-3">
                    <a href={href} className="inline-flex min-h-11 items-center font-semibold font-serif text-lg">
                      {label}
                    </a>
                    <p className="text-sm">{words}</p>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </section>
    </div>
  )
}
