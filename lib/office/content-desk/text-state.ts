import { printDateOf } from '@/lib/dates'
import { DAY_MS } from '@/lib/durations'

type Text = { kind: 'article' | 'news' | 'page'; date: string; isDraft: boolean }

/** How long a page may stand before somebody should say that it is still right; and how long news are news. */
const PAGE_DAYS = 365
export const NEWS_DAYS = 120
const DRAFT_DAYS = 60

/** Whether readers see a text on a day, such as "2026-06-08". */
export function textState({ kind, date, isDraft }: Text, today: string): 'public' | 'scheduled' | 'draft' {
  if (isDraft) return 'draft'
  // The date of a page says when it was read last.
  return kind !== 'page' && date > today ? 'scheduled' : 'public'
}

/** Why somebody should look at a text again; null: there is no reason. Articles do not grow old. */
export function whyOld({ kind, date, isDraft }: Text, today: string): string | null {
  if (isDraft) {
    return age(date, today) > DRAFT_DAYS
      ? `A draft since ${printDateOf(date)}. Finish it, or take the file away.`
      : null
  }
  if (kind !== 'page' || age(date, today) <= PAGE_DAYS) return null
  return `Nobody has said since ${printDateOf(date)} that it is right. Read it, and write today’s date behind “updated”.`
}

/** Why the news as a whole look old; null: they do not. */
export function whyNewsOld(newest: string | null, today: string): string | null {
  if (newest === null) return 'There are no news.'
  return age(newest, today) > NEWS_DAYS
    ? `The newest are of ${printDateOf(newest)}: whoever comes to the site may think that nobody is here.`
    : null
}

function age(date: string, today: string): number {
  return (Date.parse(today) - Date.parse(date)) / DAY_MS
}
