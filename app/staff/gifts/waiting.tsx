import type { ReactNode } from 'react'
import { ButtonForm } from '@/components/form/button-form'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { printMoment } from '@/lib/dates'
import { formatCentsExact } from '@/lib/money'
import { sayMoneyTask } from '@/lib/payments/money-task-words'
import type { unmatchedEvents, WaitingTask } from '@/lib/payments/queries'
import { putBack, tickOff, tickOffNews } from './actions'
import { doneWords, sayEvent } from './words'

type Props = {
  tasks: readonly WaitingTask[]
  events: Awaited<ReturnType<typeof unmatchedEvents>>
  /** What has just been done; it is of the address, and anybody may have written it there. */
  done: string | undefined
  /** What was ticked off just now, as the button that puts it back sends it. */
  ticked: { task: string } | { event: string } | null
}

/** What about money waits for the treasurer, each with what can be done about it. */
export function Waiting({ tasks, events, done, ticked }: Props) {
  const said = done === undefined ? undefined : doneWords.get(done)
  return (
    <section id="waiting" aria-labelledby="waiting-title" className="mb-10 max-w-190 space-y-4">
      {said && (
        <div role="status">
          <Notice look={said.isGood ? 'good' : 'warm'}>
            <p>{said.words}</p>
            {done === 'ticked' && ticked && (
              <ButtonForm action={putBack} fields={ticked} look="quiet">
                Undo: put it back on the list
              </ButtonForm>
            )}
          </Notice>
        </div>
      )}
      {tasks.length + events.length > 0 && (
        <>
          <h2 id="waiting-title" className="text-2xl">
            Waiting for you
          </h2>
          <ul className="border-line border-t">
            {tasks.map((task) => (
              <Item key={task.id} title={`${sayMoneyTask(task.kind).title}: ${formatCentsExact(task.amountCents)}`}>
                <p className="text-ink-soft text-sm">
                  {printMoment(task.createdAt)}. Order{' '}
                  {task.paymentId ? <a href={`/staff/payments/${task.paymentId}`}>{task.orderRef}</a> : task.orderRef},{' '}
                  {task.payerName}, <span className="break-all">{task.email}</span>
                </p>
                <p>{sayMoneyTask(task.kind).todo}</p>
                <Deeds task={task} />
              </Item>
            ))}
            {events.map((event) => (
              <Item key={event.id} title={sayEvent(event.type)}>
                <p className="text-ink-soft text-sm">
                  {printMoment(event.createdAt)}. At Stripe:{' '}
                  <code className="break-all">{event.objectId ?? event.id}</code>
                </p>
                <ButtonForm action={tickOffNews} fields={{ event: event.id }} look="quiet">
                  Done: take it off the list
                </ButtonForm>
              </Item>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Item({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className="space-y-3 border-line border-b py-5">
      <h3 className="font-sans font-semibold text-base tracking-normal">{title}</h3>
      {children}
    </li>
  )
}

function Deeds({ task }: { task: WaitingTask }) {
  if (task.kind === 'DISPUTE_OPEN') return null
  if (task.allocation) {
    return <ButtonLink href={`/staff/gifts/refunds/${task.allocation.refundId}`}>Name its lines</ButtonLink>
  }
  return (
    <div className="flex flex-wrap gap-3">
      {task.isMendable && (
        <ButtonLink href={`/staff/gifts/mend/${task.id}`} look="quiet">
          Send it again, or say that it was paid
        </ButtonLink>
      )}
      <ButtonForm action={tickOff} fields={{ task: task.id }} look="quiet">
        Done: take it off the list
      </ButtonForm>
    </div>
  )
}
