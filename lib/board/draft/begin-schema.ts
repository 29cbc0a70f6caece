import { z } from 'zod'
import { emailField, formKeyField } from '@/lib/form-fields'

/** What begins an application: an address, and nothing else. */
export const beginSchema = z.object({
  formKey: formKeyField,
  email: emailField,
})

/** The code beside the link; people type it with spaces too. */
export const codeSchema = z.object({
  request: z.uuid('Begin again: this page is not whole'),
  code: z
    .string('Enter the code from the mail')
    .transform((typed) => typed.replace(/\D/g, ''))
    .pipe(z.string().length(6, 'Enter the code from the mail: six digits')),
})
