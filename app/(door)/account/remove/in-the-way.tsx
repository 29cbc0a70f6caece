import type { InTheWay } from '@/lib/office/account/standing-in-the-way'

/** What somebody has to see to before they can be removed, each with what can be done. */
export function InTheWayList({ inTheWay }: { inTheWay: InTheWay }) {
  const { seats, hasDesk, isTrainer, isMoneyMoving } = inTheWay
  return (
    <ul className="space-y-1">
      {seats.map(({ course, isWaiting, path }) => (
        <li key={path}>
          You are {isWaiting ? 'on the waiting list of' : 'registered for'} {course}.{' '}
          <a href={path} className="inline-flex min-h-11 items-center">
            {isWaiting ? 'Leave it there' : 'Give it back there'}
          </a>
          {!isWaiting && ', and what was paid goes back by its policy'}.
        </li>
      ))}
      {hasDesk && <li>You have a desk here. Ask an owner to take it back.</li>}
      {isTrainer && <li>You are named as a trainer. Write to the office.</li>}
      {isMoneyMoving && (
        <li>
          A payment or a refund of yours is under way, or a page to pay is still open. Come back when it is done; an
          open page closes within a day.
        </li>
      )}
    </ul>
  )
}
