import type { FormState } from '@/lib/form'

/** What the title of a page begins with while something of it was refused. */
export const ERROR = 'Error: '

/** The only title of a page with a form; a refused post is said there first. React lifts it into the head. */
export function FormTitle({ state, children }: { state?: FormState; children: string }) {
  const isRefused = state !== undefined && Object.keys(state.errors).length > 0
  return <title>{`${isRefused ? ERROR : ''}${children} · ORNCC`}</title>
}
