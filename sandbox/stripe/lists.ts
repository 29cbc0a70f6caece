import { noSuch } from './errors'
import { listOf } from './expand'

type Page = {
  limit: number
  starting_after?: string | undefined
  ending_before?: string | undefined
  created?:
    | { gt?: number | undefined; gte?: number | undefined; lt?: number | undefined; lte?: number | undefined }
    | undefined
}

/** One page of objects that come newest first, cut and filtered as Stripe's list parameters say. */
export function pageOf<Item extends { id: string; object: string; created: number }>(
  newestFirst: Item[],
  url: string,
  { limit, starting_after: after, ending_before: before, created = {} }: Page,
) {
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = created
  const fitting = newestFirst.filter((item) => {
    const at = item.created
    return at > gt && at >= gte && at < lt && at <= lte
  })
  const placeOf = (id: string, param: string) => {
    const place = fitting.findIndex((item) => item.id === id)
    if (place < 0) throw noSuch(fitting[0]?.object ?? 'object', id, param)
    return place
  }

  if (before !== undefined) {
    const earlier = fitting.slice(0, placeOf(before, 'ending_before'))
    return listOf(earlier.slice(-limit), url, earlier.length > limit)
  }
  const rest = after === undefined ? fitting : fitting.slice(placeOf(after, 'starting_after') + 1)
  return listOf(rest.slice(0, limit), url, rest.length > limit)
}
