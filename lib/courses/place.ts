/** Where a run meets, in a word: "Zoom", an address, or both. */
export function printPlace(run: { isOnline: boolean; venue: string | null }): string {
  if (!run.venue) return 'Zoom'
  return run.isOnline ? `${run.venue}, or on Zoom` : run.venue
}
