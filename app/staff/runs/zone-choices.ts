/** The zones of the American mainland, and the run's own when it is another. */
export function zoneChoices(current: string): { value: string; label: string }[] {
  const common = [
    { value: 'America/Los_Angeles', label: 'Pacific' },
    { value: 'America/Denver', label: 'Mountain' },
    { value: 'America/Chicago', label: 'Central' },
    { value: 'America/New_York', label: 'Eastern' },
  ]
  return common.some(({ value }) => value === current) ? common : [...common, { value: current, label: current }]
}
