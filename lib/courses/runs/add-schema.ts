import { z } from 'zod'
import { registrationSchema } from '@/lib/courses/schema'
import { optionalText, theirEmailField, theirNameField } from '@/lib/form-fields'

const { formKey, run, pronouns, accessNeeds, amount, extent, sessions, isWaiting } = registrationSchema.shape

/** What the form sends by which the office registers somebody. */
export const addSchema = z
  .object({
    formKey,
    run,
    name: theirNameField,
    email: theirEmailField,
    pronouns,
    accessNeeds,
    extent,
    sessions,
    isWaiting,
    /** One of the run's prices, or that nothing is paid; none where the run has one price alone. */
    price: z.union([z.literal('nothing'), z.uuid()], 'Choose what they pay').nullish(),
    amount,
    /** Why nothing is paid. */
    freeReason: optionalText(500),
    agreed: z.literal('yes', 'Tick the box when they have agreed'),
  })
  .refine(({ price, freeReason }) => price !== 'nothing' || freeReason, {
    path: ['freeReason'],
    message: 'Say why they pay nothing',
  })
