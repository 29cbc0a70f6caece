'use client'

import { Trouble } from '@/components/site/trouble'

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <>
      <title>Something went wrong · ORNCC</title>
      <Trouble error={error} retry={retry} />
    </>
  )
}
