import type { FormState } from '@/lib/form'

/** A step's form: the version that it was filled in from, and what another tab has saved meanwhile, if one has. */
export type StepState = FormState & { version: number; other?: Record<string, string[]> }
