import { z } from 'zod'
import { optionalText, theirEmailField } from '@/lib/form-fields'

/** What the form sends where somebody notes that mail comes back. */
export const returnedSchema = z.object({ address: theirEmailField, reason: optionalText(300) })
