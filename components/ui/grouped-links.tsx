export type LinkGroup = { label: string; links: readonly { href: string; label: string }[] }

/**
 * Many places in one row: a group opens to its links, and closes when another opens. It needs no script. The open list lies
 * over the page, so that nothing below jumps; a group of one is that link itself.
 */
export function GroupedLinks({ label, groups }: { label: string; groups: readonly LinkGroup[] }) {
  return (
    <nav aria-label={label} className="relative">
      <ul className="-mx-2 flex flex-wrap">
        {groups.map((group) => (
          <li key={group.label}>
            <Group name={label} {...group} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

const itemClass = 'flex min-h-11 cursor-pointer items-center px-2 font-semibold'

function Group({ name, label, links }: LinkGroup & { name: string }) {
  const [only, ...others] = links
  if (only && others.length === 0) {
    return (
      <a href={only.href} className={`title-link ${itemClass}`}>
        {only.label}
      </a>
    )
  }
  return (
    <details name={name} className="group">
      <summary className={`${itemClass} list-none [&::-webkit-details-marker]:hidden`}>
        {label}
        <svg aria-hidden="true" viewBox="0 0 10 6" className="ml-1.5 w-2.5 group-open:rotate-180" fill="none">
          <path d="M1 1l4 4 4-4" stroke="currentColor" strokeWidth="1.6" />
        </svg>
      </summary>
      <ul className="absolute inset-x-0 top-full z-10 border-2 border-stone bg-paper px-2 py-1 sm:right-auto sm:min-w-60">
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href} className={`title-link ${itemClass}`}>
              {link.label}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
