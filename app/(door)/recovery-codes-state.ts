import { emptyForm, type FormState } from '@/lib/form'

/** The state of a form whose answer is a person's new recovery codes: shown then, and never again. */
export type RecoveryCodesState = FormState & { codes?: string[] }

export const noCodes: RecoveryCodesState = emptyForm
