import type { FormState } from '@/lib/form'

/** The only title of a page with a form; a refused post is said there first. React lifts it into the head. */
export function FormTitle({ state, children }: { state?: FormState; children: string }) {
  const isRefused = state !== undefined && Object.keys(state.errors).length > 0
  return <title>{`${isRefused ? 'Error: ' : ''}${children} · ORNCC`}</title>
}
