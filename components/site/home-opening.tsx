import type { ReactNode } from 'react'
import { Contours } from '@/components/ui/contours'

/** What ORNCC is, in one breath, over the contour lines. `actions` are one or two button links. */
export function HomeOpening({ title, children, actions }: { title: string; children: ReactNode; actions: ReactNode }) {
  return (
    <section className="relative overflow-hidden">
      <Contours className="absolute inset-0 h-full w-full text-contour" riverClassName="text-water" />
      <div className="page relative pt-12 pb-36 sm:pt-20 sm:pb-44">
        <h1 className="max-w-170 text-4xl">{title}</h1>
        <div className="mt-5 max-w-136 space-y-3 font-serif text-lg">{children}</div>
        <div className="mt-8 flex flex-wrap gap-4">{actions}</div>
      </div>
    </section>
  )
}
