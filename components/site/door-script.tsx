'use client'

import { useEffect } from 'react'

/**
 * public/local-time.js on pages that React takes hold of in the browser: a script element of a page that is shown without
 * loading anew, as after a form, would not be run.
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
