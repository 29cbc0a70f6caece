import { z } from 'zod'
import { emailField, optionalText } from '@/lib/form-fields'

/** What the form sends where somebody notes that mail comes back. */
export const returnedSchema = z.object({ address: emailField, reason: optionalText(300) })
