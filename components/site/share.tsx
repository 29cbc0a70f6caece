/** Ways to hand an article on. Plain links: no network learns of the reader before one is followed. */
export function Share({ title, url }: { title: string; url: string }) {
  const [words, address] = [encodeURIComponent(title), encodeURIComponent(url)]
  const both = encodeURIComponent(`${title} ${url}`)
  const ways = [
    { label: 'Email', href: `mailto:?subject=${words}&body=${both}` },
    { label: 'Facebook', href: `https://www.facebook.com/sharer/sharer.php?u=${address}` },
    { label: 'LinkedIn', href: `https://www.linkedin.com/sharing/share-offsite/?url=${address}` },
    { label: 'Bluesky', href: `https://bsky.app/intent/compose?text=${both}` },
    { label: 'WhatsApp', href: `https://wa.me/?text=${both}` },
  ]
  return (
    <section aria-labelledby="share" className="print:hidden">
      <h2 id="share" className="label">
        Pass it on
      </h2>
      <ul className="flex flex-wrap gap-x-6">
        {ways.map((way) => (
          <li key={way.label}>
            <a href={way.href} rel="noopener nofollow" className="inline-flex min-h-11 items-center">
              {way.label}
            </a>
          </li>
        ))}
      </ul>
      <p className="text-ink-soft text-sm">
        Or copy the address: <span className="select-all break-all text-ink">{url}</span>
      </p>
    </section>
  )
}
