import { withoutControls } from '@/lib/form'

type Values = Record<string, string | string[] | undefined>

/** The values of an address, each once: of one that stands there several times the last counts. */
export function singleValues(searchParams: Values): Record<string, string | undefined> {
  const read = (value: string | undefined) => value && withoutControls(value)
  return Object.fromEntries(
    Object.entries(searchParams).map(([name, value]) => [name, read(Array.isArray(value) ? value.at(-1) : value)]),
  )
}

/** An address with these values, without those that say nothing. */
export function withValues(path: string, values: Record<string, string | number | null>): string {
  const kept = Object.entries(values).filter(([, value]) => value !== null && value !== '')
  const query = new URLSearchParams(kept.map(([name, value]) => [name, String(value)])).toString()
  return query ? `${path}?${query}` : path
}
