import { globSync, readFileSync } from 'node:fs'
import { redirect } from 'next/navigation'
import { expect, test } from 'vitest'
import { emptyForm, type FormState, refused } from '@/lib/form'
import { formAction } from './form-action'

function typed() {
  const formData = new FormData()
  formData.set('email', 'ada@example.org')
  return formData
}

test('what was typed comes back, with a reference, when the deed fails', async () => {
  const post = formAction(async (): Promise<FormState> => {
    throw new Error('The database does not answer')
  })
  const state = await post(emptyForm, typed())
  expect(state).toMatchObject({ attempt: 1, values: { email: ['ada@example.org'] } })
  expect(state.errors.form).toMatch(/^Something went wrong on our side.+ name [0-9a-f]{8}\.$/)
  expect(state.errors.form).not.toContain('database')
})

test('a redirect leads on, and a refusal is what the deed made of it', async () => {
  const leaving = formAction(async (): Promise<FormState> => redirect('/courses'))
  await expect(leaving(emptyForm, typed())).rejects.toMatchObject({ digest: expect.stringContaining('/courses') })
  const refusing = formAction(async (previous, formData) => refused(previous, formData, { email: 'No' }))
  expect((await refusing(emptyForm, typed())).errors).toEqual({ email: 'No' })
})

test('every form of the site, the desk’s too, posts to an action that answers so', () => {
  const actions = globSync('app/**/actions.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^export (?!type).+$/gm)].map(([line]) => `${file}: ${line}`),
  )
  expect(actions.length).toBeGreaterThan(20)
  const others = actions.filter(
    (action) => !/export const \w+ = (formAction(<\w+>)?\(async \(|renewAddress\(|findByEmail\()/.test(action),
  )
  // What two doors share is wrapped where it is shared. Signing out has no form to come back to.
  expect(others).toEqual(['app/staff/actions.ts: export async function signOut(): Promise<void> {'])
})
