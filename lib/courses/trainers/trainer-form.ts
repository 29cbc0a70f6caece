import { z } from 'zod'
import { Certification } from '@/lib/db'
import { deedId } from '@/lib/deed-key'
import { optionalLine, theirEmailField, theirNameField } from '@/lib/form-fields'

/** What the form of a trainer sends. */
const trainerSchema = z.object({
  /** The key of the form where the trainer is new. */
  id: z.uuid('Reload this page and try again'),
  name: theirNameField,
  pronouns: optionalLine(60),
  certification: z.enum(Certification, 'Choose what is true of them'),
  biography: z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(2_000, 'Use at most 2,000 characters')),
  /** They lead no new runs. */
  isRetired: z
    .literal('yes')
    .nullish()
    .transform((yes) => yes === 'yes'),
})

/** The same for one who is added: `email` says who they are, and stays. */
export const newTrainerSchema = trainerSchema
  .extend({ email: theirEmailField })
  .transform((trainer) => ({ ...trainer, id: deedId(trainer.id, trainer.email) }))

/** The same for one who is changed: `updatedAt` is the trainer as the form was opened. */
export const changedTrainerSchema = trainerSchema.extend({
  updatedAt: z.iso.datetime('Reload this page and try again').transform((text) => new Date(text)),
})

export type TrainerInput = z.infer<typeof trainerSchema>
export type NewTrainerInput = z.infer<typeof newTrainerSchema>
export type ChangedTrainerInput = z.infer<typeof changedTrainerSchema>
