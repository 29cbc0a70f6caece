import type { Certification } from '@/lib/db'

/** What may truly be said of a trainer, as their runs' pages print it after the name. */
export const certificationWords: Record<Certification, string> = {
  CNVC_CERTIFIED: 'certified trainer of the Center for Nonviolent Communication',
  CNVC_CANDIDATE: 'candidate for certification by the Center for Nonviolent Communication',
  NOT_CERTIFIED: 'not certified by the Center for Nonviolent Communication',
}
