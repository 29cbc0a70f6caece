/** The way back up. The page itself is not repeated: its title follows. */
export function Breadcrumb({ links }: { links: readonly { href: string; label: string }[] }) {
  return (
    <nav aria-label="Breadcrumb" className="print:hidden">
      <ol className="flex flex-wrap gap-x-2 text-sm">
        {links.map((link, index) => (
          <li key={link.href} className="flex items-center gap-x-2">
            <span aria-hidden="true" className="text-stone">
              {index === 0 ? '←' : '/'}
            </span>
            <a href={link.href} className="wrap-anywhere inline-flex min-h-11 items-center">
              {link.label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
