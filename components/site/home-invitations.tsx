import { ButtonLink } from '@/components/ui/button'
import { BoardInvitation } from './board-invitation'
import { TaxLine } from './tax-line'

/** Two ways to carry the work: give, or serve. */
export function HomeInvitations() {
  return (
    <div className="page grid gap-x-16 gap-y-12 pt-14 md:grid-cols-[3fr_2fr]">
      <section aria-labelledby="giving">
        <h2 id="giving" className="text-3xl">
          Keep the water moving
        </h2>
        <p className="measure mt-3 font-serif text-lg">ORNCC is carried by volunteers and by the people who give.</p>
        <div className="measure mt-3 mb-6">
          <TaxLine />
        </div>
        <ButtonLink href="/donate">Give to ORNCC</ButtonLink>
      </section>
      <BoardInvitation />
    </div>
  )
}
