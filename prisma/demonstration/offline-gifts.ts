import { isoDay } from '@/lib/dates'
import { db } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import type { OfflineGift } from '@/lib/giving/offline/offline-gift'
import { writeGift } from '@/lib/giving/offline/write-gift'
import type { NamedPerson } from '@/lib/people/known-people'
import { UNNAMED, unnamedGiver } from '@/lib/people/unnamed-giver'

const byPost = (name: string, street: string): NamedPerson => ({
  name,
  email: null,
  postalAddress: `${street} (demonstration)\nBend, OR 97701`,
})
const ada = byPost('Ada Demonstration', '12 Alder Street')
const cleo = { ...byPost('Cleo Demonstration', '3 Moss Road'), email: 'cleo.demonstration@example.org' }
const nobody: NamedPerson = { name: UNNAMED, email: null, postalAddress: null }
const works = { name: 'Alder Works (demonstration)', email: 'giving@alder-works.example', postalAddress: null }

const gift = {
  amountCents: null,
  description: null,
  postmarkedOn: null,
  reference: null,
  organization: null,
  employee: null,
  fund: null,
  tribute: null,
} as const

/** One of each way, and how many days ago it came. */
const gifts: [daysAgo: number, gift: Omit<OfflineGift, 'receivedOn'>][] = [
  [3, { ...gift, method: 'CHECK', amountCents: 10_000, reference: '1042', donor: ada }],
  [4, { ...gift, method: 'CASH', amountCents: 2_000, donor: byPost('Ben Demonstration', '9 River Lane') }],
  [5, { ...gift, method: 'CASH', amountCents: 6_325, donor: nobody, isUnnamed: true }],
  [
    8,
    {
      ...gift,
      method: 'DAF',
      amountCents: 50_000,
      reference: 'Grant 77',
      organization: 'A demonstration fund',
      donor: cleo,
    },
  ],
  [16, { ...gift, method: 'IRA', amountCents: 25_000, organization: 'A demonstration trust', donor: ada }],
  [24, { ...gift, method: 'STOCK', description: '12 shares of Demonstration Inc.', donor: cleo }],
  [30, { ...gift, method: 'IN_KIND', description: 'A projector, used', donor: ada }],
  [34, { ...gift, method: 'EMPLOYER_MATCH', amountCents: 5_000, donor: works, employee: cleo }],
]

/** Gifts that did not come by card, each with its receipt and its letter. */
export async function seedOfflineGifts(now: Date): Promise<void> {
  const people = new Map<string, string>()
  const idOf = async (person: NamedPerson) => {
    const known = people.get(person.name)
    if (known) return known
    const { id } = await db.person.create({ data: { ...person, isDemonstration: true }, select: { id: true } })
    people.set(person.name, id)
    return id
  }
  for (const [index, [daysAgo, given]] of gifts.entries()) {
    const donorId = given.isUnnamed ? (await db.$transaction(unnamedGiver)).id : await idOf(given.donor)
    const employeeId = given.employee && (await idOf(given.employee))
    const by = { enteredBy: 'demonstration', actor: 'demonstration' }
    const entry = { donorId, employeeId, fund: null, formKey: `demonstration-${index}`, ...by }
    const receivedOn = isoDay(new Date(now.getTime() - daysAgo * DAY_MS))
    await db.$transaction((tx) => writeGift(tx, { ...entry, gift: { ...given, receivedOn } }))
  }
}
