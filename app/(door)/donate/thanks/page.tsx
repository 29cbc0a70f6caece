import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { LookAgain } from '@/components/site/look-again'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Riverline } from '@/components/ui/riverline'
import { printDate } from '@/lib/dates'
import { formatCents } from '@/lib/money'
import { readOrder } from '@/lib/payments/queries'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'Your gift · ORNCC',
  description: 'What has become of a gift.',
  robots: { index: false },
}

type Props = { searchParams: Promise<{ order?: string | string[]; running?: string }> }

/** Only reads what the webhook has settled: coming here pays for nothing. */
export default async function ThanksPage({ searchParams }: Props) {
  const { order: asked, running } = await searchParams
  if (running !== undefined) return <Running />
  const token = [asked].flat().at(-1) ?? ''
  const order = await readOrder(token)
  if (!order) return <Unknown />
  const amount = formatCents(order.totalCents)
  switch (order.state) {
    case 'PAID':
      if (order.recurring?.isSecond) return <Second order={order} />
      return (
        <Thanks title={`Thank you, ${order.payerName}`} lede={`Your gift of ${amount} has reached us.`}>
          <p>
            The receipt is on its way to <strong>{order.maskedEmail}</strong>. If it has not come within an hour, look
            among the unwanted mail, then <a href="/contact">write to us</a>: your gift is order{' '}
            <strong className="whitespace-nowrap">{order.ref}</strong>.
          </p>
          <Recurring order={order} />
          <MoreOfIt order={order} />
          {order.isDemonstration && <p>This site is a demonstration: no money has moved.</p>}
        </Thanks>
      )
    case 'OPEN':
      return (
        <Thanks
          title="Thank you"
          lede={`We are waiting for the confirmation of your gift of ${amount}. It usually takes a few seconds.`}
        >
          <p>
            You need not stay: as soon as it is confirmed the receipt goes to <strong>{order.maskedEmail}</strong>.
            Please do not pay a second time. Your gift is order{' '}
            <strong className="whitespace-nowrap">{order.ref}</strong>.
          </p>
          <LookAgain href={`/donate/thanks?order=${encodeURIComponent(token)}`} />
        </Thanks>
      )
    case 'EXPIRED':
      return (
        <Thanks title="This gift was not paid" lede="The payment page was open for too long and has closed itself.">
          <p>Nothing was charged.</p>
          <p>
            <ButtonLink href={`/donate/give?amount=${order.totalCents / 100}`}>Begin again</ButtonLink>
          </p>
        </Thanks>
      )
  }
}

type Order = NonNullable<Awaited<ReturnType<typeof readOrder>>>

/** What comes again, when, and the ways to stop it: the link itself goes by mail alone. */
function Recurring({ order: { recurring } }: { order: Order }) {
  if (!recurring?.words) return null
  return (
    <>
      <p>
        This is your {recurring.every} gift: <strong>{recurring.words}</strong>.
        {recurring.nextChargeAt && ` The next one is on ${printDate(recurring.nextChargeAt)}.`}
      </p>
      <p>
        To stop it, pause it, or change its amount or its card, follow the link in the mail with the receipt, at any
        time. Lost the mail? <a href="/donate/find-my-gifts">Have the link sent again</a>.
      </p>
    </>
  )
}

function Second({ order: { recurring, maskedEmail, totalCents } }: { order: Order }) {
  return (
    <Thanks
      title="You give already"
      lede={`There is a gift of yours that comes again, so this second one has ended. ${formatCents(totalCents)} goes back to your card.`}
    >
      <p>
        We have written to <strong>{maskedEmail}</strong> how to change the {recurring?.every} gift that runs.
      </p>
    </Thanks>
  )
}

/** What it is for, whom we have told of a dedication, and what only the donor can do about a match. */
function MoreOfIt({ order: { fund, tribute, employer } }: { order: Order }) {
  return (
    <>
      {fund && (
        <p>
          It goes to this fund: <strong>{fund.name}</strong>.
        </p>
      )}
      {tribute && (
        <p>
          It is {tribute.kind === 'MEMORY' ? 'in memory of' : 'in honor of'} {tribute.honoree}.{' '}
          {tribute.notifyName && `A mail to ${tribute.notifyName} is on its way. It does not say how much you gave.`}
        </p>
      )}
      {employer && (
        <p>
          If <strong>{employer}</strong> matches gifts, a form there can add to this one. It asks for what stands on
          your receipt.
        </p>
      )}
    </>
  )
}

/** The same for whoever typed the address: what it gives is told to its own mail alone. */
function Running() {
  return (
    <Thanks
      title="Please look into your mail"
      lede="Nothing was begun, and nothing was charged: we have mailed the address that was typed, with what to do next."
    >
      <p>
        If nothing comes within an hour, look among the unwanted mail, then <a href="/contact">write to us</a>.
      </p>
    </Thanks>
  )
}

function Unknown() {
  return (
    <Thanks
      title="Thank you"
      lede="If you have just given, the receipt comes by mail as soon as your gift is confirmed."
    >
      <p>
        This address does not say which gift it is about. If a receipt is missing, <a href="/contact">write to us</a>.
      </p>
    </Thanks>
  )
}

/** What happened is said again to a screen reader when the waiting ends. */
function Thanks({ title, lede, children }: { title: string; lede: string; children: ReactNode }) {
  return (
    <div className="page">
      <div role="status">
        <PageHeader title={title} lede={lede} />
        <div className="measure space-y-4">{children}</div>
      </div>
      <div className="mt-12 max-w-190">
        <Riverline />
        <p className="mt-4">
          <a href="/articles" className="inline-flex min-h-11 items-center">
            Read an article
          </a>
        </p>
      </div>
    </div>
  )
}
