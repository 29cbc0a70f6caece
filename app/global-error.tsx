'use client'

import { Trouble } from '@/components/site/trouble'
import './globals.css'

/** Stands in for the root layout when that itself fails, without its fonts. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en-US">
      <body className="flex flex-col">
        <title>Something went wrong · ORNCC</title>
        <Trouble error={error} retry={retry} />
      </body>
    </html>
  )
}
