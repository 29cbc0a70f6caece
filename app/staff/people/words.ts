import type { MergeOutcome } from '@/lib/office/people-desk/merge-people'

/** Why two records cannot be made one, and what can be done about it. */
export function mergeWords(obstacle: Exclude<MergeOutcome, { kind: 'merged' }>): string {
  switch (obstacle.kind) {
    case 'same_run':
      return `Both are registered for the same dates: ${obstacle.courses.join(', ')}. End one of these registrations first.`
    case 'both_apply':
      return 'Both have an open application to the board. One of them has to be closed first.'
    case 'reviews':
      return 'The record that would go reviews an application that is open. Wait until it is decided, or let somebody else review it.'
    case 'both_trainers':
      return 'Both are shown as trainers. They cannot be made one here.'
    case 'both_serve':
      return 'Both stand on the list of the board. Note first that one of them has left.'
    case 'ask_treasurer':
      return 'The treasurer has to look at this first.'
    case 'no_email':
      return 'The record that stays would have no email. Open the other one, and put this one into it.'
    case 'owners_only':
      return 'The record that would go holds a desk or leads courses. Only an owner may do this.'
    case 'unknown':
      return 'One of the two is not there any more.'
  }
}
