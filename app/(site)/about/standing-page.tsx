import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { bodyComponents } from '@/app/(site)/body-components'
import { pageMetadata } from '@/app/page-metadata'
import { Json } from '@/components/site/json'
import { PageHeader } from '@/components/site/page-header'
import { Prose } from '@/components/site/prose'
import { renderBody } from '@/lib/articles/body'
import { readPage, readPages } from '@/lib/articles/queries'
import type { StandingPageName } from '@/lib/articles/standing-pages'
import { printDate } from '@/lib/dates'
import { breadcrumbs, graph, organizationThing } from '@/lib/structured-data'

const about = { href: '/about', label: 'About' }

/** A page that stays, from content/pages: about, history, transparency and the policies. */
export async function StandingPage({ name, children }: { name: StandingPageName; children?: ReactNode }) {
  const { href, title, summary, updated, text } = await readPage(name)
  const up = name === 'about' ? [] : [about]
  return (
    <div className="page">
      <Json data={graph(organizationThing, breadcrumbs([...up, { href, label: title }]))} />
      <PageHeader title={title} lede={summary} up={up} />
      <div className="gap-x-16 lg:grid lg:grid-cols-[37rem_1fr]">
        <div>
          <Prose>
            {await renderBody(text, bodyComponents)}
            {children}
          </Prose>
          <p className="mt-10 border-line border-t pt-4 text-ink-soft text-sm">
            Last changed on <time dateTime={updated}>{printDate(new Date(`${updated}T00:00:00Z`), 'UTC')}</time>.
          </p>
        </div>
        <Neighbours here={name} />
      </div>
    </div>
  )
}

/** The other pages of its kind: beside the text on a wide window, after it on a narrow one. */
async function Neighbours({ here }: { here: StandingPageName }) {
  const pages = await readPages()
  return (
    <nav aria-label="About ORNCC" className="mt-12 lg:mt-1 print:hidden">
      <ul className="border-line border-t lg:max-w-60">
        {pages.map(({ name, href, title }) => (
          <li key={name} className="border-line border-b">
            <a
              href={href}
              aria-current={name === here ? 'page' : undefined}
              className="title-link flex min-h-11 items-center py-1.5 aria-[current]:font-semibold"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export async function standingPageMetadata(name: StandingPageName): Promise<Metadata> {
  const { title, summary, href } = await readPage(name)
  return pageMetadata({ title, description: summary, path: href })
}
