/** Ways to narrow a list, as a row of links. Each leads to a page of its own; the one shown is marked. */
export function FilterLinks({
  label,
  here,
  links,
}: {
  label: string
  /** The address of the page that shows this. */
  here: string
  links: readonly { href: string; label: string }[]
}) {
  return (
    <nav aria-label={label} className="print:hidden">
      <ul className="flex flex-wrap gap-x-5">
        {links.map((link) => (
          <li key={link.href}>
            <a
              href={link.href}
              aria-current={link.href === here ? 'page' : undefined}
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
