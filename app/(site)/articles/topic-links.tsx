import type { Topic } from '@/lib/articles/article'

/** The topics as a row of links, the shown one marked; the first leads to all articles. */
export function TopicLinks({ topics, shown }: { topics: readonly Topic[]; shown?: string }) {
  const links = [{ slug: undefined, label: 'All', href: '/articles' }, ...topics]
  return (
    <nav aria-label="Topics" className="mb-8 print:hidden">
      <ul className="flex flex-wrap gap-x-6">
        {links.map((link) => (
          <li key={link.href}>
            <a
              href={link.href}
              aria-current={link.slug === shown ? 'page' : undefined}
              className="inline-flex min-h-11 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:decoration-2"
            >
              {link.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
