import { readContent } from '@/lib/office/content-desk/read-content'
import type { Staff } from '@/lib/people/granted'
import type { Waiting } from './what-waits'

/** What is to be mended in the texts of content/, as it waits for staff; `site` is what `readContent` takes. */
export async function textsToMend(staff: Staff, site: Parameters<typeof readContent>[1]): Promise<Waiting[]> {
  const { problems } = await readContent(staff, site)
  const count = problems.length
  if (count === 0) return []
  const title = count === 1 ? '1 thing in the texts is to be mended' : `${count} things in the texts are to be mended`
  return [
    { href: '/staff/content', title, words: 'A link that leads nowhere, a picture that is not there, or a slip.' },
  ]
}
