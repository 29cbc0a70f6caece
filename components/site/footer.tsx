import { Contours } from '@/components/ui/contours'
import { Mark } from './mark'
import { TaxLine } from './tax-line'

const help = [
  { href: '/contact', label: 'Write to us' },
  { href: '/find-my-registration', label: 'Find my registration' },
  { href: '/account', label: 'Your account' },
  { href: '/about/policies/refunds', label: 'Cancel or get a refund' },
  { href: '/scholarships', label: 'Scholarships' },
  { href: '/about/policies/accessibility', label: 'Access needs' },
]

const organisation = [
  { href: '/about', label: 'About ORNCC' },
  { href: '/board/apply', label: 'Join the board' },
  { href: '/about/transparency', label: 'Transparency' },
  { href: '/about/policies/privacy', label: 'Privacy' },
  { href: '/about/policies/agreements', label: 'Community agreements' },
]

const feeds = [
  { href: '/articles/feed.xml', label: 'Articles by RSS' },
  { href: '/news/feed.xml', label: 'News by RSS' },
]

/** The fir bank at the foot of every page. Help stands first, in the same place everywhere. */
export function Footer({ regions }: { regions: readonly string[] }) {
  return (
    <footer className="on-bank relative mt-auto overflow-hidden print:hidden">
      <Contours className="absolute inset-0 h-full w-full opacity-15" />
      <div className="page relative grid gap-x-10 gap-y-9 pt-12 pb-10 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1.5fr]">
        <Links title="Help" links={help} />
        <Links title="The organization" links={organisation} />
        <div className="sm:col-span-2 lg:col-span-1">
          <p className="flex items-center gap-3">
            <Mark className="size-10" />
            <span className="text-balance font-semibold font-serif text-lg leading-snug">
              Oregon Network for Compassionate Communication
            </span>
          </p>
          <p className="mt-4 text-on-bank-soft">{sentence(regions)}, and by Zoom from anywhere.</p>
          <div className="mt-4">
            <TaxLine />
          </div>
          <ul className="mt-3 flex flex-wrap gap-x-6">
            {feeds.map((link) => (
              <li key={link.href}>
                <FooterLink {...link} />
              </li>
            ))}
          </ul>
        </div>
      </div>
    </footer>
  )
}

function Links({ title, links }: { title: string; links: readonly { href: string; label: string }[] }) {
  return (
    <nav aria-label={title}>
      <h2 className="text-lg">{title}</h2>
      <ul className="mt-2">
        {links.map((link) => (
          <li key={link.href}>
            <FooterLink {...link} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function FooterLink({ href, label }: { href: string; label: string }) {
  return (
    <a href={href} className="inline-flex min-h-11 items-center">
      {label}
    </a>
  )
}

function sentence(names: readonly string[]): string {
  return new Intl.ListFormat('en-US').format(names)
}
