import { cookies } from 'next/headers'
import { z } from 'zod'
import { env } from '@/lib/env'
import { CODE_MINUTES } from '@/lib/people/sign-in-code'

const name = 'sign-in-request'
const path = '/sign-in'
const schema = z.tuple([z.uuid(), z.email()])

/**
 * Ties a code to the browser that asked for it, until the code is used or too old. The id in it is the secret that a
 * stranger lacks who would wear out somebody's five tries; the address is only shown. The one cookie of the public pages.
 */
export async function keepRequest(requestId: string, email: string): Promise<void> {
  const jar = await cookies()
  const secure = env.SITE_URL.startsWith('https://')
  jar.set(name, `${requestId} ${email}`, { httpOnly: true, sameSite: 'lax', path, secure, maxAge: CODE_MINUTES * 60 })
}

export async function readRequest(): Promise<{ requestId: string; email: string } | null> {
  const parsed = schema.safeParse((await cookies()).get(name)?.value.split(' '))
  return parsed.success ? { requestId: parsed.data[0], email: parsed.data[1] } : null
}

export async function dropRequest(): Promise<void> {
  const jar = await cookies()
  jar.delete({ name, path })
}
