import { type RiverBend, RiverPath } from '@/components/ui/river-path'

/** The way from a first hour to a practice of one's own. */
export function HomePath({
  title,
  lede,
  bends,
}: {
  title: string
  lede: string
  bends: readonly [RiverBend, RiverBend, RiverBend]
}) {
  return (
    <section aria-labelledby="path" className="page py-10">
      <h2 id="path" className="text-3xl">
        {title}
      </h2>
      <p className="measure mt-2 mb-6">{lede}</p>
      <RiverPath label={title} bends={bends} />
    </section>
  )
}
