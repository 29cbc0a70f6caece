import { jsonReply, type Reply } from '@/sandbox/http'

/** How Zoom is today. */
export type Switches = {
  /** Everything answers 503, and nothing happens. */
  isDown: boolean
  /** Everything answers 429, and nothing happens. */
  isLimited: boolean
  /** What changes anything happens, and the answer is lost on its way. */
  losesAnswers: boolean
  /** What is asked for happens at once, and the answer comes so much later. */
  answerAfterMs: number
  /** The reports of meetings that are over are not ready. */
  reportsAreLate: boolean
}

export const goodDay: Switches = {
  isDown: false,
  isLimited: false,
  losesAnswers: false,
  answerAfterMs: 0,
  reportsAreLate: false,
}

const down = () => jsonReply({ code: 5000, message: 'Service is not available.' }, 503)

const limited = () =>
  jsonReply(
    { code: 429, message: 'You have reached the maximum per-second rate limit for this API. Try again later.' },
    429,
    { 'retry-after': '1' },
  )

/** Does what is asked for, as far as the switches let it, and answers as they say. */
export async function under(switches: Switches, isChange: boolean, answer: () => Reply): Promise<Reply> {
  if (switches.isDown) return down()
  if (switches.isLimited) return limited()
  const reply = answer()
  if (switches.answerAfterMs > 0) await new Promise((resolve) => setTimeout(resolve, switches.answerAfterMs))
  return switches.losesAnswers && isChange ? down() : reply
}
