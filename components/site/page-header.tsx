import type { ReactNode } from 'react'
import { Breadcrumb } from '@/components/ui/breadcrumb'

/** The head of a page: the way back up, the title, and a sentence or two that say what the page is for. */
export function PageHeader({
  title,
  lede,
  up = [],
  children,
}: {
  title: string
  lede?: ReactNode
  up?: readonly { href: string; label: string }[]
  children?: ReactNode
}) {
  return (
    <div className={up.length > 0 ? 'pt-3 pb-8' : 'pt-10 pb-8'}>
      {up.length > 0 && <Breadcrumb links={up} />}
      <h1 className="max-w-190 text-4xl">{title}</h1>
      {lede && <p className="measure mt-4 font-serif text-lg text-ink-soft">{lede}</p>}
      {children}
    </div>
  )
}
