/** What people write about; the value is posted, the label is read. */
export const topics = [
  { value: 'course', label: 'A course or my registration' },
  { value: 'access', label: 'Access needs' },
  { value: 'giving', label: 'Giving or a receipt' },
  { value: 'board', label: 'The board' },
  { value: 'articles', label: 'An article or the news' },
  { value: 'privacy', label: 'What you keep about me' },
  { value: 'other', label: 'Something else' },
] as const
