import { z } from 'zod'
import { endpoint } from './endpoint'
import { noSuch } from './errors'
import { pageOf } from './lists'
import { expand, list, listParameters } from './parameters'

export const eventEndpoints = [
  endpoint(
    'GET',
    '/v1/events',
    z.strictObject({
      ...listParameters,
      type: z.string().optional(),
      types: list(z.string()).optional(),
      delivery_success: z.enum(['true', 'false']).optional(),
    }),
    ({ store }, { type, types = type ? [type] : undefined, delivery_success: success, ...page }) => {
      const events = store
        .newestFirst('event')
        .filter((event) => types?.includes(event.type) ?? true)
        .filter((event) => success === undefined || (event.pending_webhooks === 0) === (success === 'true'))
      return pageOf(events, '/v1/events', page)
    },
  ),
  endpoint('GET', '/v1/events/:id', z.strictObject({ expand }), ({ store }, _, id) => {
    const event = store.find('event', id)
    if (!event) throw noSuch('event', id, 'id')
    return event
  }),
]
