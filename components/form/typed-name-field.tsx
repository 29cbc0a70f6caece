import type { FormState } from '@/lib/form'
import { TextField } from './text-field'

/**
 * What a deed that cannot be taken back asks last: the name of what it is done to. Its action reads it with `parseNamed`
 * (lib/typed-name.ts). One a page. `when`: of a form that may also do something else, in which case the name is asked.
 */
export function TypedNameField({ state, name, when }: { state: FormState; name: string; when?: string }) {
  return (
    <>
      <input type="hidden" name="nameMeant" value={name} />
      <TextField
        state={state}
        name="typedName"
        label={`To confirm, type “${name}”`}
        hint={`${when ? `${when} ` : ''}Capital letters, accents and spaces do not matter.`}
        optional={when !== undefined}
        autoComplete="off"
        spellCheck={false}
      />
    </>
  )
}
