import { printMoment } from '@/lib/dates'
import {
  ApplicationState,
  Certification,
  Level,
  MoneyTaskKind,
  PaymentMethod,
  QuorumRule,
  RegistrationState,
  Role,
  RunAudience,
  RunStatus,
  VoteOutcome,
} from '@/lib/db'
import { formatCentsExact } from '@/lib/money'
import type { NamedIds } from './named-ids'

/** Where a thing's name in the details is not what a person would call it. */
const names: Record<string, string> = {
  answerWeeks: 'weeks until the answer',
  endsOn: 'last day',
  expiresAt: 'until',
  formerPersonId: 'before',
  goneId: 'gone',
  goalCents: 'goal',
  hasNewAccessNeeds: 'new access needs',
  hasNewAddress: 'new address',
  hasNewName: 'new name',
  hasNewPronouns: 'new pronouns',
  isRetired: 'leads no new runs',
  keepMonths: 'months kept',
  maxCents: 'at most',
  minCents: 'at least',
  personId: 'person',
  resentAs: 'sent again as',
  seq: 'number',
  slug: 'address',
  termYears: 'years of a term',
}

/** What forms choose from is kept as a code; these would not be words without their underscores and capitals either. */
const codes: Record<string, string> = {
  [Certification.CNVC_CERTIFIED]: 'certified by the Center for Nonviolent Communication',
  [Certification.CNVC_CANDIDATE]: 'candidate for certification',
  [Level.OTHER]: 'beside the path',
  [PaymentMethod.DAF]: 'donor-advised fund',
  [PaymentMethod.IRA]: 'IRA distribution',
  [RegistrationState.HOLD]: 'held for payment',
  [RegistrationState.WAITLISTED]: 'waiting',
  [RunAudience.ONE]: 'one person',
  [ApplicationState.SCREENING]: 'being read',
  [ApplicationState.LAPSED]: 'closed without a decision',
  orncc: 'ORNCC',
}

const enums = [
  ApplicationState,
  Certification,
  Level,
  MoneyTaskKind,
  PaymentMethod,
  QuorumRule,
  RegistrationState,
  Role,
  RunAudience,
  RunStatus,
  VoteOutcome,
]
const known = new Set(enums.flatMap((values): string[] => Object.values(values)))

/**
 * `cause: asked; reason: …`, or '' where there is nothing to say. An id is said by the name behind it, and left out where
 * there is none. Entries hold no addresses; should one stand in one all the same, it is not printed.
 */
export function printDetails(details: unknown, named: NamedIds = new Map()): string {
  return say(details, named) ?? ''
}

function say(value: unknown, named: NamedIds): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) {
    const items = value.map((one) => inner(one, named))
    return items.length === 0 ? 'none' : join(items, ', ')
  }
  if (typeof value === 'object') {
    return join(
      Object.entries(value)
        .sort(earlierFirst)
        .map(([name, one]) => {
          const words = typeof one === 'number' && name.endsWith('Cents') ? formatCentsExact(one) : inner(one, named)
          return words === null ? null : `${nameInWords(name)}: ${words}`
        }),
      '; ',
    )
  }
  return sayText(String(value), named)
}

/** The database keeps names in an order of its own; what was goes before what is now. */
function earlierFirst([one]: [string, unknown], [other]: [string, unknown]): number {
  const isEarlier = (name: string) => Number(name === 'from' || name === 'before')
  return isEarlier(other) - isEarlier(one)
}

/** What stands within something else keeps together. */
function inner(value: unknown, named: NamedIds): string | null {
  const words = say(value, named)
  const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value)
  return words !== null && isGroup ? `(${words})` : words
}

function sayText(text: string, named: NamedIds): string | null {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) return named.get(text)?.words ?? null
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return text.replace('T', ' ')
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return printMoment(new Date(text))
  if (codes[text] !== undefined) return codes[text]
  if (known.has(text)) return text.toLowerCase().replaceAll('_', ' ')
  if (/^[a-z]+(_[a-z]+)+$/.test(text)) return text.replaceAll('_', ' ')
  return text.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '[address]')
}

/** `seatsTaken` is "seats taken", `amountCents` "amount". */
export function nameInWords(name: string): string {
  return (
    names[name] ??
    name
      .replace(/(Cents|Id)$/, '')
      .replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`)
      .replaceAll(/[-_]/g, ' ')
      .trim()
  )
}

function join(parts: readonly (string | null)[], between: string): string | null {
  const said = parts.filter((part) => part !== null)
  return said.length === 0 ? null : said.join(between)
}
