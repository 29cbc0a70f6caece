/** What every form says that asks for a code of the app. */
export const codeErrors = {
  wrong: {
    code: 'This code is not right, or was used already. Wait until your app shows the next one, and look whether the clock of your phone is right',
  },
  paused: {
    form: 'There were too many wrong codes, so none is taken for a while, a quarter of an hour at least. Then try again, please.',
  },
} as const
