'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'

const EVERY_MS = 2_000
const MOST_LOOKS = 15

/**
 * Looks half a minute long whether what a page waits for has come by now. A page that reloaded itself would interrupt whoever is
 * being read to; here only what has changed is said. The link does the same without a script, or after that time.
 */
export function LookAgain({ href }: { href: string }) {
  const router = useRouter()
  const [looks, setLooks] = useState(0)
  useEffect(() => {
    if (looks === MOST_LOOKS) return
    const timer = setTimeout(() => {
      router.refresh()
      setLooks(looks + 1)
    }, EVERY_MS)
    return () => clearTimeout(timer)
  }, [looks, router])
  return (
    <p>
      <a href={href} className="inline-flex min-h-11 items-center">
        Look again
      </a>
    </p>
  )
}
