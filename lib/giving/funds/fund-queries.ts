import { db } from '@/lib/db'
import { takesGifts } from './fund-state'

/** The funds that a donor may choose beside the general fund, in the order of the desk. */
export async function openFunds(now = new Date()) {
  const funds = await db.fund.findMany({
    where: { closedAt: null },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
    select: { slug: true, name: true, purpose: true, goalCents: true, endsOn: true, closedAt: true },
  })
  return funds
    .filter((fund) => takesGifts(fund, now))
    .map(({ slug, name, purpose, goalCents, endsOn }) => ({
      slug,
      name,
      purpose,
      isCampaign: goalCents !== null,
      endsOn,
    }))
}
