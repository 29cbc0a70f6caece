import { isoDay } from '@/lib/dates'
import { db, type Tx } from '@/lib/db'
import type { Treasurer } from '@/lib/people/granted'
import { fundChanged } from './fund-changed'
import type { FundInput, NewFundInput } from './fund-form'

/**
 * Makes a fund. Its id is of the form and the address, so that the form posted twice makes one. `taken`: its address belongs to
 * another fund, closed ones included. `over`: its last day is over already.
 */
export async function addFund(
  treasurer: Treasurer,
  fund: NewFundInput,
  now = new Date(),
): Promise<'saved' | 'taken' | 'over'> {
  if (fund.endsOn !== null && fund.endsOn < isoDay(now)) return 'over'
  return db.$transaction(async (tx) => {
    const { count } = await tx.fund.createMany({ data: fund, skipDuplicates: true })
    if (count === 0) {
      const same = await tx.fund.count({ where: { id: fund.id, slug: fund.slug } })
      return same > 0 ? 'saved' : 'taken'
    }
    await keep(tx, treasurer, 'fund.added', fund.id, fund)
    await fundChanged(tx, fund.slug)
    return 'saved'
  })
}

/**
 * Changes a fund's words, goal and end. Receipts keep the name that they were written with. `goal_kept`: a campaign's page
 * is public and stays, so it keeps a goal; `over`: the new last day is over already; `unknown`: there is no such fund.
 */
export async function changeFund(
  treasurer: Treasurer,
  { id, ...fund }: FundInput,
  now = new Date(),
): Promise<'saved' | 'goal_kept' | 'over' | 'unknown'> {
  return db.$transaction(async (tx) => {
    const [locked] = await tx.$queryRaw<{ id: string }[]>`SELECT "id" FROM "Fund" WHERE "id" = ${id}::uuid FOR UPDATE`
    if (!locked) return 'unknown'
    const before = await tx.fund.findUniqueOrThrow({ where: { id } })
    if (before.goalCents !== null && fund.goalCents === null) return 'goal_kept'
    if (fund.endsOn !== before.endsOn && fund.endsOn !== null && fund.endsOn < isoDay(now)) return 'over'
    await tx.fund.update({ where: { id }, data: fund })
    const { name, goalCents, endsOn } = before
    await keep(tx, treasurer, 'fund.changed', id, { ...fund, before: { name, goalCents, endsOn } })
    await fundChanged(tx, before.slug)
    return 'saved'
  })
}

type Details = Partial<Omit<FundInput, 'id'>> & { slug?: string; before?: Partial<FundInput> }

/** The audit: everything but the story, which is long and stands on the page. */
async function keep(tx: Tx, treasurer: Treasurer, action: string, id: string, { story: _, ...details }: Details) {
  await tx.auditEntry.create({
    data: { actor: `person:${treasurer.personId}`, action, subject: `fund:${id}`, details },
  })
}
