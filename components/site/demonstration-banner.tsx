/** Says that nothing here is real while the settings are those of the demonstration. */
export function DemonstrationBanner() {
  return (
    <aside aria-label="Demonstration" className="bg-bed print:border-2 print:border-ink">
      <p className="page py-1.5 text-sm">
        <strong>Demonstration.</strong> Courses, people and money here are made up. No card is charged, no seat is real.
      </p>
    </aside>
  )
}
