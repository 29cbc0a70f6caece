import { Level, TierKind } from '@/lib/db'

/** The courses of the demonstration. Levels are ORNCC's; the words here are an example of how staff may describe them. */
export const courses = [
  {
    slug: 'introduction',
    level: Level.INTRODUCTION,
    title: 'Free Introduction to NVC',
    summary: 'One meeting to find out what Nonviolent Communication is, and whether it could help where you are.',
    audience:
      'Anybody who is curious. You need no experience, and nothing to bring but something small that has been hard to say to someone.',
    prerequisites: null,
    description: `We begin with an ordinary moment: a sink full of dishes, a message left unanswered. From there we look at the four things that Nonviolent Communication asks us to notice:

- what actually happened, before we had a story about it
- what we feel
- what we need, and what the other person might need
- what we could ask for, in a way that leaves room for a no

You will try each of them with a partner, in pairs of rooms, and you may always pass. At the end we say what the next courses are, and leave time for questions.`,
  },
  {
    slug: 'foundation',
    level: Level.FOUNDATION,
    title: 'NVC Foundation Course',
    summary: 'Six evenings of practice: hearing what is alive under the words, in yourself and in others.',
    audience:
      'People who have met the basics and want them to hold when it counts: at home, at work, in a meeting that goes wrong.',
    prerequisites:
      'The Free Introduction, or a comparable first encounter with NVC. You say so yourself when you register.',
    description: `The Foundation course is where an idea becomes a habit. Each evening takes up one movement, practices it slowly, and sends you home with something to try before the next.

1. Seeing what happened without judging it
2. Feelings, and the thoughts that dress up as feelings
3. Needs, as what we have in common
4. Requests that can be refused
5. Listening with empathy when it is hard
6. Self-empathy, and saying no

The group stays the same throughout. Come to all the evenings if you can; the trust that grows is a good part of the course.`,
  },
  {
    slug: 'integration',
    level: Level.INTEGRATION,
    title: 'NVC Integration Course',
    summary: 'Bring what is real in your life; practice with people who know the ground.',
    audience: 'People who have finished a Foundation course and want to keep their practice alive.',
    prerequisites: 'A Foundation course, here or elsewhere.',
    description: `No new theory. Each evening two or three people bring a situation as it is, and the group helps to hear it: through role play, through listening in pairs, and through long pauses.

You will practice receiving anger, mourning what did not work, and making repairs. We go at the pace of the person who brought the situation.`,
  },
  {
    slug: 'practice-evening',
    level: Level.OTHER,
    title: 'Practice evening',
    summary: 'An open evening of listening in pairs, for anybody who has taken the introduction.',
    audience: 'Anybody who has taken the introduction, this week or years ago.',
    prerequisites: 'The Free Introduction.',
    description: `We light a candle, share one sentence each, and then listen to one another in pairs for twenty minutes each way. That is all, and it is a good deal.

Tea is provided in the room. People who join by Zoom are paired with each other.`,
  },
]

export const trainers = [
  { slug: 'wren-alder', name: 'Wren Alder', pronouns: 'they/them', certification: 'CNVC_CERTIFIED' as const },
  { slug: 'juniper-heron', name: 'Juniper Heron', pronouns: 'she/her', certification: 'CNVC_CANDIDATE' as const },
  { slug: 'rowan-camas', name: 'Rowan Camas', pronouns: 'he/him', certification: 'NOT_CERTIFIED' as const },
  { slug: 'marin-tanager', name: 'Marin Tanager', pronouns: 'she/they', certification: 'CNVC_CERTIFIED' as const },
]

/** Thirty people who do not exist. */
export const people = [
  'Ada Sorrel',
  'Ben Larkspur',
  'Celia Fennel',
  'Dov Hazel',
  'Esme Yarrow',
  'Farid Linden',
  'Greta Plover',
  'Hana Birch',
  'Ivo Thrush',
  'June Clover',
  'Kofi Reed',
  'Lena Marsh',
  'Milo Finch',
  'Nora Tansy',
  'Omar Cedar',
  'Pia Swift',
  'Quinn Moss',
  'Rosa Willow',
  'Sam Kestrel',
  'Tess Lupine',
  'Uma Rush',
  'Viktor Ash',
  'Wanda Pine',
  'Xeni Teal',
  'Yusuf Rook',
  'Zoe Vetch',
  'Alma Wick',
  'Bruno Fir',
  'Cora Siskin',
  'Dara Brook',
]

export const examplePolicy = [
  { hoursBefore: 14 * 24, percent: 100 },
  { hoursBefore: 7 * 24, percent: 75 },
]

export const slidingScale = [
  { label: 'Supported', kind: TierKind.FIXED, minCents: 9_000, position: 0 },
  { label: 'Standard', kind: TierKind.FIXED, minCents: 18_000, position: 1 },
  { label: 'Supporter', kind: TierKind.RANGE, minCents: 18_000, suggestedCents: 24_000, maxCents: 50_000, position: 2 },
]
