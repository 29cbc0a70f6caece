import { z } from 'zod'

/** Why something is cancelled, as everybody who is told reads it. */
export const reasonField = z
  .string('Say why')
  .trim()
  .min(1, 'Say why, in a sentence or two')
  .max(1000, 'Use at most 1,000 characters')
