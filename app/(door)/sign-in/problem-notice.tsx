import { Notice } from '@/components/ui/notice'

type Problem = { title: string; words: string }

const problems: Record<string, Problem> = {
  unverified: {
    title: 'Your address is not confirmed there',
    words:
      'The provider does not say that the email address of your account belongs to you, so we cannot take its word. Confirm the address there, or let us mail you a code here.',
  },
  unknown: {
    title: 'Nobody here has this address',
    words:
      'Whoever has registered, given or applied is known here by the address that they typed then. If you used another one, sign in with it; you need no account to register, give or apply.',
  },
  often: { title: 'That was too often', words: 'Wait a quarter of an hour, please, or let us mail you a code.' },
}

const otherwise: Problem = {
  title: 'That did not work',
  words: 'You came back without being signed in, and nothing has changed. Try again, or let us mail you a code.',
}

/** Why somebody who went to the provider is back here. */
export function ProblemNotice({ problem }: { problem: string }) {
  const { title, words } = problems[problem] ?? otherwise
  return (
    <div role="alert" className="mb-6">
      <Notice look="warm" title={title}>
        {words}
      </Notice>
    </div>
  )
}
