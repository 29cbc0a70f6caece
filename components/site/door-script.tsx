'use client'

import { useEffect } from 'react'

/**
 * public/local-time.js on pages that React takes hold of in the browser: it comes after that, since it writes into what
 * React compares, and again after each step from page to page, since a script element of a new page is not run.
 */
export function DoorScript() {
  useEffect(() => {
    const script = document.createElement('script')
    script.src = '/local-time.js'
    document.body.append(script)
    return () => script.remove()
  }, [])
  return null
}
