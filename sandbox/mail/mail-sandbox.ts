import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { type Message, readMessage } from './message'

export type MailSandbox = {
  /** Newest first; of one address, or all. */
  messages: (to?: string) => Message[]
  clear: () => void
  /** The newest mail to an address that the predicate likes, within some milliseconds; throws when none comes. */
  waitFor: (to: string, predicate?: (message: Message) => boolean, withinMs?: number) => Promise<Message>
  /** Answers the next so many mails with 450, "try again later". */
  refuseNext: (count: number) => void
}

const keptMessages = 500
const pollMs = 20
/** Nobody has a mailbox there: mail to it is refused for good. */
const nobodysDomain = '@nobody.example'

/** An SMTP inbox on this machine: it takes mail for every address, with any password or none, and keeps the last 500. */
export async function openMail(options: { port: number; initial: Message[]; changed: () => void }) {
  const { port, initial, changed } = options
  let messages = initial.slice(0, keptMessages)
  let refusals = 0

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 200,
    onAuth: ({ username }, _session, callback) => callback(null, { user: username ?? 'anyone' }),
    onRcptTo({ address }, _session, callback) {
      if (!address.toLowerCase().endsWith(nobodysDomain)) return callback()
      callback(Object.assign(new Error('No such mailbox here'), { responseCode: 550 }))
    },
    onData(stream, session, callback) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address)
      readMessage(stream, recipients).then((message) => {
        if (refusals > 0) {
          refusals -= 1
          callback(Object.assign(new Error('The sandbox refuses this mail for now'), { responseCode: 450 }))
          return
        }
        messages = [message, ...messages].slice(0, keptMessages)
        changed()
        callback()
      }, callback)
    },
  })
  // A client that hangs up in the middle of a mail is that client's affair.
  server.on('error', () => {})
  const listening = server.listen(port, '127.0.0.1')
  await once(listening, 'listening')

  const messagesTo = (to?: string) =>
    to === undefined ? [...messages] : messages.filter((message) => message.to.includes(to.trim().toLowerCase()))

  async function waitFor(to: string, predicate = (_: Message) => true, withinMs = 5_000): Promise<Message> {
    for (const deadline = Date.now() + withinMs; Date.now() < deadline; await wait(pollMs)) {
      const found = messagesTo(to).find(predicate)
      if (found) return found
    }
    const subjects = messagesTo(to).map(({ subject }) => `"${subject}"`)
    throw new Error(`No such mail to ${to} within ${withinMs} ms; there came ${subjects.join(', ') || 'none'}.`)
  }

  const sandbox: MailSandbox = {
    messages: messagesTo,
    clear() {
      messages = []
      changed()
    },
    waitFor,
    refuseNext(count) {
      refusals = count
    },
  }
  const address = listening.address()

  return {
    sandbox,
    port: typeof address === 'object' && address ? address.port : port,
    state: (): Message[] => messages,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}
