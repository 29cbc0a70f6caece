/** The line that accompanies every page that asks for or thanks for money. */
export function TaxLine() {
  return (
    <p>
      ORNCC is a 501(c)(3) nonprofit. Contributions are tax-deductible as the law allows.{' '}
      <a href="/about/transparency" aria-label="Learn more about giving to ORNCC and taxes">
        Learn more
      </a>
    </p>
  )
}
