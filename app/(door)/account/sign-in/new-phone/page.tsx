import type { Metadata } from 'next'
import { errorWord } from '@/app/refused-post'
import { ButtonForm } from '@/components/form/button-form'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { requireJustPassed } from '@/lib/people/session'
import { changePhone } from '../actions'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  description: 'Set up the authenticator app on another phone.',
  robots: { index: false },
}

export default async function NewPhonePage() {
  await requireJustPassed('/account/sign-in/new-phone')
  return (
    <div className="page pb-12">
      <FormTitle>{`${await errorWord()}Set up another phone`}</FormTitle>
      <PageHeader
        title="Set up another phone"
        up={[{ href: '/account/sign-in', label: 'Your sign-in' }]}
        lede="The app that you have now and all recovery codes stop working, and you set up the new app at once. Your passkeys stay."
      />
      <ButtonForm action={changePhone} fields={{}} pending="Going on…">
        Go on to the new app
      </ButtonForm>
    </div>
  )
}
