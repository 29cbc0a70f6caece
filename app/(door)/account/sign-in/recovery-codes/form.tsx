'use client'

import { useActionState } from 'react'
import { RecoveryCodes } from '@/app/(door)/recovery-codes'
import { noCodes } from '@/app/(door)/recovery-codes-state'
import { ErrorSummary } from '@/components/form/error-summary'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { PageHeader } from '@/components/site/page-header'
import { makeNewCodes } from '../actions'

export function NewCodesForm() {
  const [state, post] = useActionState(makeNewCodes, noCodes)
  if (state.codes) return <RecoveryCodes codes={state.codes} to="/account/sign-in" />
  return (
    <form action={post}>
      <FormTitle state={state}>Make new recovery codes</FormTitle>
      <PageHeader
        title="Make new recovery codes"
        up={[{ href: '/account/sign-in', label: 'Your sign-in' }]}
        lede="You get ten new ones, and those that you have stop working."
      />
      <ErrorSummary state={state} />
      <SubmitButton>Make ten new codes</SubmitButton>
    </form>
  )
}
