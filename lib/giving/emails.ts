import type { TributeKind } from '@/lib/db'
import { type Block, composeEmail, type Email } from '@/lib/email'
import { formatCents } from '@/lib/money'

type Dedication = { kind: TributeKind; honoree: string; notifyName: string | null; message: string | null }

type GiftNews = {
  payerName: string
  email: string
  amountCents: number
  feeCoverCents: number
  /** Null: the general fund. */
  fundName: string | null
  tribute: Dedication | null
  isAnonymous: boolean
  employer: string | null
  note: string | null
  orderRef: string
  listUrl: string
}

/** Tells the office of a gift, with what is needed to write a word of thanks. */
export function giftNewsEmail(gift: GiftNews, notice?: string): Email {
  const amount = formatCents(gift.amountCents)
  const { tribute } = gift
  return composeEmail(
    `A gift of ${amount}`,
    [
      { paragraph: `A gift of ${amount} has come in. The receipt is on its way to the donor.` },
      {
        facts: [
          ['From', gift.payerName],
          ['Email', gift.email],
          ['Amount', amount],
          ...fact('Card fee covered besides', gift.feeCoverCents > 0 && formatCents(gift.feeCoverCents)),
          ['Fund', gift.fundName ?? 'General fund'],
          ...fact('Named in public', gift.isAnonymous && 'No, the donor asks not to be'),
          ...fact(tribute?.kind === 'MEMORY' ? 'In memory of' : 'In honor of', tribute?.honoree),
          ...fact('Told of it', tribute?.notifyName),
          ...fact('Employer, who may match it', gift.employer),
          ['Order', gift.orderRef],
        ],
      },
      ...(gift.note ? [{ paragraph: 'They write to you:' }, { quoted: gift.note }] : []),
      { link: { label: 'All gifts', href: gift.listUrl } },
    ],
    notice,
  )
}

function fact(label: string, value: string | false | null | undefined): [string, string][] {
  return value ? [[label, value]] : []
}

/**
 * Tells somebody that a gift was given in honor or in memory of a person. It says neither how much nor how to reach the
 * donor. Joy and grief are spoken to differently.
 */
export function tributeEmail(
  { kind, honoree, notifyName, payerName, message }: Dedication & { notifyName: string; payerName: string },
  notice?: string,
): Email {
  const isTheirOwn = kind === 'HONOR' && honoree.toLowerCase() === notifyName.toLowerCase()
  const inHonor = isTheirOwn ? 'in your honor' : `in honor of ${honoree}`
  const typed = [honoree, payerName]
  const words: Block[] = message ? [{ paragraph: `${payerName} writes:`, typed }, { quoted: message }] : []
  const orncc =
    'ORNCC teaches Nonviolent Communication in Oregon, in southwest Washington and by Zoom: saying honestly what one feels and needs, and hearing it from somebody else.'
  if (kind === 'MEMORY') {
    return composeEmail(
      `In memory of ${honoree}`,
      [
        { greeting: notifyName },
        {
          paragraph: `${payerName} has made a gift to ORNCC in memory of ${honoree}, and asked us to tell you.`,
          typed,
        },
        ...words,
        { paragraph: `${orncc} In this work ${honoree} is remembered.`, typed },
        { paragraph: 'There is nothing that you need to do.' },
      ],
      notice,
    )
  }
  return composeEmail(
    isTheirOwn ? 'A gift in your honor' : `A gift in honor of ${honoree}`,
    [
      { greeting: notifyName },
      { paragraph: `We have glad news: ${payerName} has made a gift to ORNCC ${inHonor}.`, typed },
      ...words,
      { paragraph: `${orncc} Their gift helps that go on.` },
      { paragraph: 'There is nothing that you need to do.' },
    ],
    notice,
  )
}

/** Leads a donor on with the gift that they typed, after cards of others were declined at the same door. */
export function giftLinkEmail(
  { name, amountCents, href }: { name: string; amountCents: number; href: string },
  notice?: string,
): Email {
  return composeEmail(
    `Go on with your gift of ${formatCents(amountCents)}`,
    [
      { greeting: name },
      {
        paragraph:
          'Thank you for giving to ORNCC, and for the extra step: somebody has been trying stolen cards at our form, and this mail is how we tell you from them. What you typed is kept, and nothing was charged.',
      },
      { action: { label: 'Go on with my gift', href } },
      {
        paragraph:
          'The link works once, for 30 minutes. If it was not you who typed your address, do nothing: then nothing happens.',
      },
    ],
    notice,
  )
}
