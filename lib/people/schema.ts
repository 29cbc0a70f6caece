import { z } from 'zod'
import { emailField } from '@/lib/form-fields'

export const codeRequestSchema = z.object({ email: emailField })

/** A typed or pasted code: the spaces and hyphens that programs put into it do not matter. */
export const codeSchema = z.object({
  code: z
    .string('Enter the code from the mail')
    .transform((code) => code.replace(/[\s\u200b-]/g, ''))
    .pipe(
      z
        .string()
        .min(1, 'Enter the code from the mail')
        .regex(/^\d{6}$/, 'The code is six digits, such as 012345'),
    ),
})
