import { emptyForm, type FormState } from '@/lib/form'

/** The state of the contact form: as any form's, and once it is sent, what was sent. */
export type ContactState = FormState & { sent?: { email: string; message: string } }

export const unsent: ContactState = emptyForm
