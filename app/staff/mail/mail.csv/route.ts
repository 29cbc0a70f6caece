import { longCsvFile } from '@/app/staff/csv-file'
import { asReader } from '@/app/staff/mail/reader'
import { HIDDEN_SUBJECT, mailStates } from '@/app/staff/mail/words'
import { singleValues } from '@/app/staff/single-values'
import { isoDay } from '@/lib/dates'
import { mailFilter } from '@/lib/office/mail-desk/mail-filter'
import { wholeMailLog } from '@/lib/office/mail-desk/mail-queries'
import { requireStaff } from '@/lib/people/session'

const head = ['Subject', 'To', 'Written (UTC)', 'State', 'Sent again by the desk']

/** The mails that are asked for, all of them, as whoever asks may read them. */
export async function GET(request: Request): Promise<Response> {
  const reader = await asReader(await requireStaff('/staff/mail'))
  const filter = mailFilter.parse(singleValues(Object.fromEntries(new URL(request.url).searchParams)))
  async function* rows() {
    for await (const mails of wholeMailLog(reader, filter)) {
      yield mails.map(({ subject, toAddress, createdAt, state, isResend }) => [
        subject ?? HIDDEN_SUBJECT,
        toAddress,
        createdAt.toISOString(),
        mailStates[state].words,
        isResend ? 'yes' : '',
      ])
    }
  }
  return longCsvFile(`mail-${isoDay(new Date())}`, head, rows())
}
