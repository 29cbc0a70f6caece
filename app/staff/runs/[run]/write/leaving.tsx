import { ButtonForm } from '@/components/form/button-form'
import { Notice } from '@/components/ui/notice'
import { TAKE_BACK_SECONDS } from '@/lib/courses/messages/message-schema'
import type { FormState } from '@/lib/form'

type Message = {
  id: string
  subject: string
  recipients: number
  isWaiting: boolean
  isRefused: boolean
  takenBackAt: Date | null
}

type Props = {
  messages: readonly Message[]
  /** Of the address: how many mails the message had that was written just now; and which one was taken back. */
  sent: string | undefined
  back: string | undefined
  takeBack: (previous: FormState, formData: FormData) => Promise<FormState>
  /** Where the button leads back to. */
  place: Record<string, string>
}

/** What has just been written or taken back, and of each message that has not left yet the button that takes it back. */
export function Leaving({ messages, sent, back, takeBack, place }: Props) {
  const waiting = messages.filter(({ isWaiting }) => isWaiting)
  return (
    <div role="status" className="space-y-4 empty:hidden">
      {messages.some(({ id, takenBackAt }) => id === back && takenBackAt) && (
        <Notice look="good" title="It is taken back">
          Nobody was written to. Its words stand in the form again.
        </Notice>
      )}
      {sent && waiting.length === 0 && (
        <Notice look="good" title={sent === '1' ? 'One mail is on its way' : `${sent} mails are on their way`}>
          Your message stands below.
        </Notice>
      )}
      {waiting.map(({ id, subject, recipients, isRefused }) => (
        <Notice key={id} look={isRefused ? 'warm' : 'calm'} title={whatLeaves(recipients, isRefused)}>
          <p className="wrap-anywhere">
            {isRefused
              ? `The mail server has not taken “${subject}” so far. It is tried again; until then nobody has it.`
              : `“${subject}” goes out ${TAKE_BACK_SECONDS} seconds after you sent it. Until then nobody has it.`}
          </p>
          <ButtonForm action={takeBack} fields={{ ...place, message: id }} look="quiet" pending="Taking back…">
            Undo: do not send it
          </ButtonForm>
        </Notice>
      ))}
    </div>
  )
}

function whatLeaves(recipients: number, isRefused: boolean): string {
  if (recipients === 1) return isRefused ? 'One mail could not leave yet' : 'One mail leaves in a moment'
  return isRefused ? `None of ${recipients} mails has left yet` : `${recipients} mails leave in a moment`
}
