import { singleValues } from '@/app/staff/single-values'
import { ButtonForm } from '@/components/form/button-form'
import { PageHeader } from '@/components/site/page-header'
import { EmptyBed } from '@/components/ui/empty-bed'
import { Notice } from '@/components/ui/notice'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { printDate } from '@/lib/dates'
import { listReturned } from '@/lib/office/mail-desk/returned-mail'
import { requireStaff } from '@/lib/people/session'
import { arrivesAgain } from './actions'
import { ReturnedForm } from './form'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ReturnedMailPage({ searchParams }: Props) {
  const staff = await requireStaff('/staff/mail/returned')
  const [returned, { done, address }] = await Promise.all([listReturned(staff), searchParams.then(singleValues)])
  return (
    <div className="page">
      <PageHeader
        title="Mail that comes back"
        lede="Some mail is taken at first and comes back hours later, to the office’s own mailbox. Note its address here, so that everybody who looks at the person knows that they read nothing of it."
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/mail', label: 'Mail' },
        ]}
      />
      <div className="max-w-190 space-y-8">
        {done === 'noted' && (
          <div role="status">
            <Notice look="good" title="It is noted">
              Ask the person another way, and put the address right in their record.
            </Notice>
          </div>
        )}
        {returned.length === 0 && <EmptyBed>No address is noted: as far as we know all mail arrives.</EmptyBed>}
        {returned.length > 0 && (
          <ul className="border-line border-t">
            {returned.map((noted) => (
              <li key={noted.address} className="space-y-2 border-line border-b py-4">
                <p className="wrap-anywhere">
                  <strong>{noted.address}</strong>
                  {noted.person && (
                    <>
                      , <a href={`/staff/people/${noted.person.id}`}>{noted.person.name}</a>
                    </>
                  )}
                </p>
                {noted.ahead.length > 0 && (
                  <p>
                    Has a seat, or waits for one:{' '}
                    {noted.ahead.map(({ slug, title }, index) => (
                      <span key={slug}>
                        {index > 0 && ', '}
                        <a href={`/staff/runs/${slug}`}>{title}</a>
                      </span>
                    ))}
                  </p>
                )}
                <p className="wrap-anywhere text-ink-soft text-sm">
                  Noted {printDate(noted.notedAt)}
                  {noted.reason && `: ${noted.reason}`}
                </p>
                <ButtonForm action={arrivesAgain} fields={{ address: noted.address }} look="quiet">
                  Mail arrives again<VisuallyHidden> at {noted.address}</VisuallyHidden>
                </ButtonForm>
              </li>
            ))}
          </ul>
        )}
        <ReturnedForm address={address ?? ''} />
        <p className="text-ink-soft">
          Announcements are not sent to a noted address. What belongs to a seat, a gift or an application still is,
          since it may arrive after all.
        </p>
      </div>
    </div>
  )
}
