import { z } from 'zod'
import { apartQuestions } from './apart-questions'

const answer = (values: string[]) => z.enum(values, 'Choose from the list').optional()

/** Answers by question; what was left alone is absent. Nothing else comes with them, no key of a form either. */
export const apartSchema = z.object(
  Object.fromEntries(apartQuestions.map(({ name, choices }) => [name, answer(choices.map((choice) => choice.value))])),
)
