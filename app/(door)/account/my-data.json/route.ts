import { exportOwnData } from '@/lib/office/account/export-own-data'
import { requireSignedIn } from '@/lib/people/session'

/** Everything that the site knows of whoever is signed in, as a file. */
export async function GET() {
  const { personId } = await requireSignedIn('/account')
  return new Response(JSON.stringify(await exportOwnData(personId), null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="my-data-at-ORNCC.json"',
      'Cache-Control': 'private, no-store',
    },
  })
}
