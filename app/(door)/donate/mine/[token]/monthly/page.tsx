import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { errorWord } from '@/app/refused-post'
import { FormTitle } from '@/components/form/form-title'
import { DeadLink } from '@/components/site/dead-link'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { printDate } from '@/lib/dates'
import { type OwnGift, readOwnGift } from '@/lib/giving/recurring/own-gift'
import { everyWord } from '@/lib/payments/recurring-words'
import { readDonorToken } from '@/lib/people/donor-links'
import { GiftFacts, standingWord } from '../monthly-gift'
import { ActForm } from './act-form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ did?: string | string[] }> }

/** A donor's recurring gift: how it stands, what comes next, and everything that they can do with it. */
export default async function MonthlyPage({ params, searchParams }: Props) {
  const { token } = await params
  const donor = await readDonorToken(token)
  if (!donor) return <DeadLink of="gifts" />
  const gift = await readOwnGift(donor.id)
  const did = [(await searchParams).did].flat().at(-1)
  const title = gift ? `Your ${everyWord(gift.interval)} gift ${standingWord(gift)}` : 'No gift comes again'
  return (
    <div className="page">
      <FormTitle>{`${await errorWord()}${title}`}</FormTitle>
      <PageHeader title={title} up={[{ href: `/donate/mine/${token}`, label: 'Your gifts' }]} />
      <div className="max-w-180 space-y-8">
        <div role="status">{did && gift && <Did did={did} gift={gift} />}</div>
        {gift && <Trouble gift={gift} />}
        {gift && <GiftFacts gift={gift} />}
        {gift && gift.state !== 'ENDED' ? <Acts gift={gift} token={token} /> : <Again hasGiven={gift !== null} />}
        {gift?.isDemonstration && <p>This site is a demonstration: no money moves.</p>}
      </div>
    </div>
  )
}

/** What has just been done, where it is true: the address may be opened again later. */
function Did({ did, gift }: { did: string; gift: OwnGift }): ReactNode {
  const mailed = 'We have mailed you the same.'
  switch (`${did} ${gift.state}`) {
    case 'paused PAUSED':
      return <Notice look="good" title="It is paused">{`Nothing is charged until you resume it. ${mailed}`}</Notice>
    case 'stopped ENDED':
      return (
        <Notice
          look="good"
          title="You have stopped it"
        >{`Nothing more is charged. ${mailed} Thank you for what you have given.`}</Notice>
      )
    case 'resumed ACTIVE':
      return (
        <Notice look="good" title="It goes on">
          {mailed}
        </Notice>
      )
    default:
      if (gift.state === 'ENDED') return null
  }
  if (did === 'amount')
    return (
      <Notice look="good" title="The amount is changed">
        {mailed}
      </Notice>
    )
  if (did === 'card') {
    return (
      <Notice look="good" title="Your new card is taken">
        It can take a minute until this page names it. A mail confirms it.
      </Notice>
    )
  }
  return null
}

function Trouble({ gift }: { gift: OwnGift }): ReactNode {
  if (gift.state !== 'PAST_DUE') return null
  const again = gift.nextChargeAt
    ? ` The card that stands here is tried again on ${printDate(gift.nextChargeAt)}, whichever it is by then.`
    : ''
  return (
    <Notice look="warm" title="Your card was not taken">
      {`That happens to most of us: cards run out, and banks are careful.${again}`}
    </Notice>
  )
}

function Acts({ gift, token }: { gift: OwnGift; token: string }) {
  const path = `/donate/mine/${token}/monthly`
  const isRefused = gift.state === 'PAST_DUE'
  return (
    <div className="space-y-8">
      {gift.state === 'PAUSED' && (
        <Act title="Resume" words="It is charged again from its next day on, and not for the time in between.">
          <ActForm act="resume" token={token} isMain />
        </Act>
      )}
      <Act title="Card" words="On Stripe’s own page. The number never reaches us.">
        <ActForm act="card" token={token} isMain={isRefused} />
      </Act>
      <Act title="Amount" words="For the payments to come; nothing is charged today.">
        <ButtonLink href={`${path}/amount`} look="quiet">
          Change the amount
        </ButtonLink>
      </Act>
      {gift.state === 'ACTIVE' && (
        <Act title="Pause" words="Nothing is charged until you resume it, and nothing gathers.">
          <ActForm act="pause" token={token} />
        </Act>
      )}
      <Act title="Stop" words="It ends at once. Nobody asks why.">
        <ButtonLink href={`${path}/stop`} look="quiet">
          Stop it
        </ButtonLink>
      </Act>
    </div>
  )
}

function Act({ title, words, children }: { title: string; words: string; children: ReactNode }) {
  return (
    <section className="space-y-3 border-line border-t pt-5">
      <h2 className="text-xl">{title}</h2>
      <p className="text-ink-soft">{words}</p>
      {children}
    </section>
  )
}

function Again({ hasGiven }: { hasGiven: boolean }) {
  return (
    <div className="space-y-5">
      <p>
        {hasGiven ? 'Nothing more is charged. You are welcome to begin anew.' : 'You have no gift that comes again.'}
      </p>
      <ButtonLink href="/donate/give?every=month">Begin one</ButtonLink>
    </div>
  )
}
