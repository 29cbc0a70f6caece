// (check) What ORNCC keeps of somebody who asks to be removed, and why, is for its treasurer to sign off.

/**
 * Everything in our tables that is about a person, by table: what goes when they ask to be removed, and what stays and why.
 * The page that asks, the command that does it, and the file of one's own data follow this list; a test holds it against
 * the schema, so that no new table about people can be forgotten.
 */
export const ownData: readonly { tables: readonly string[]; goes: string | null; stays: string | null }[] = [
  {
    tables: ['Person'],
    goes: 'Your name, email and postal address, and every link that was ever mailed to you',
    stays: null,
  },
  {
    tables: ['SignInSession', 'SignInCode', 'SecondFactor', 'RecoveryCode', 'Passkey'],
    goes: 'Your sign-ins, on every device, and what you signed in with',
    stays: null,
  },
  {
    tables: ['Registration', 'ZoomSeat', 'Attendance', 'ScholarshipRequest'],
    goes: 'What you wrote when you registered: name, pronouns, access needs, what you said about a scholarship; and which sessions you were at',
    stays: 'That somebody had a seat, without saying who, since runs and their payments are counted',
  },
  {
    tables: ['Order', 'OrderLine', 'Payment', 'Refund', 'RecurringGift', 'Tribute', 'Letter'],
    goes: 'Your name, employer, notes and dedications beside payments',
    stays: 'Every payment, its amount, date, purpose and number at Stripe: the law has nonprofits keep their books',
  },
  {
    tables: ['Receipt', 'Statement'],
    goes: 'The address that receipts were mailed to',
    stays:
      'Receipts and year-end statements word for word, with the name printed on them: they are ORNCC’s proof of what it acknowledged',
  },
  {
    tables: [
      'BoardDraft',
      'BoardDraftStep',
      'BoardApplication',
      'BoardReference',
      'File',
      'BoardReview',
      'BoardScore',
      'BoardRound',
      'BoardVote',
      'BoardLetter',
      'BoardInterview',
      'BoardInterviewTime',
      'BoardInterviewNote',
    ],
    goes: 'Your application to the board, sent or only begun, with its references and resume, and what was scored and written about it, and how each voted',
    stays:
      'That somebody applied in that year, and what the board decided on which day with how many votes: not who it was',
  },
  {
    tables: ['BoardReference'],
    goes: null,
    stays: 'What you told the board about somebody who applied, until their application is erased',
  },
  {
    tables: ['BoardMember', 'BoardStepDone', 'BoardDisclosure'],
    goes: null,
    stays:
      'When you served on the board; and what you disclosed of your interests each year, for seven years after it, since ORNCC must be able to show it',
  },
  { tables: ['CourseInterest'], goes: 'Your wishes to be told when a course opens', stays: null },
  {
    tables: ['MailMessage'],
    goes: 'Your address in the log of mails, and what they said',
    stays: 'That a mail of its kind was sent on that day',
  },
  { tables: ['ReturnedAddress'], goes: 'That mail to your address came back', stays: null },
  { tables: ['GiftLink'], goes: 'A gift that waits for you to follow a mailed link', stays: null },
  {
    tables: ['AuditEntry'],
    goes: 'What the audit says about you',
    stays: 'That something was done, when, and by whom',
  },
  {
    tables: [
      'Grant',
      'Trainer',
      'RunMessage',
      'BoardReview',
      'BoardVote',
      'BoardLetter',
      'BoardInterview',
      'BoardInterviewNote',
    ],
    goes: null,
    stays:
      'What you did for ORNCC at its desks, reviews and votes on others among it. Who still has a desk, or is named as a trainer, cannot be removed here',
  },
]
