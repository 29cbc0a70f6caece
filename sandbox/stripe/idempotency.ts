import { StripeRefusal } from './errors'

export type KeptAnswer = {
  key: string
  path: string
  parameters: string
  status: number
  body: object
  requestId: string
  at: number
}

const keptMs = 24 * 60 * 60 * 1000

/**
 * Stripe's idempotency: the first answer to a key is kept for 24 hours and given again. A key used with another address
 * or other parameters is refused. Answers to parameters that could not be read are not kept.
 */
export function openIdempotency(initial: KeptAnswer[], changed: () => void) {
  const kept = new Map(initial.map((answer) => [answer.key, answer]))

  return {
    earlier(key: string, path: string, parameters: string, now: Date): KeptAnswer | undefined {
      const answer = kept.get(key)
      if (!answer || now.getTime() - answer.at > keptMs) return undefined
      const advice = `Try using a key other than '${key}' if you meant to execute a different request.`
      if (answer.path !== path) {
        const places = `('${answer.path}' vs '${path}')`
        const message = `Keys for idempotent requests can only be used for the same endpoint they were first used for`
        throw new StripeRefusal(400, `${message} ${places}. ${advice}`, { type: 'idempotency_error' })
      }
      if (answer.parameters !== parameters) {
        const message =
          'Keys for idempotent requests can only be used with the same parameters they were first used with.'
        throw new StripeRefusal(400, `${message} ${advice}`, { type: 'idempotency_error' })
      }
      return answer
    },
    keep(answer: KeptAnswer) {
      kept.set(answer.key, answer)
      for (const old of kept.values()) if (answer.at - old.at > keptMs) kept.delete(old.key)
      changed()
    },
    state: () => [...kept.values()],
  }
}

export type Idempotency = ReturnType<typeof openIdempotency>
