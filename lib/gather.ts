type Waiting<Ask, Answer> = {
  who: string
  ask: Ask
  resolve: (answer: Answer) => void
  reject: (reason: unknown) => void
}

/** What one transaction can carry without keeping those behind it waiting for long. */
const MOST_IN_A_GROUP = 50

/**
 * Lets a crowd at one lock be served in groups. Who comes alone is served at once; who comes while others are served waits
 * for them, together with all who come meanwhile, and these are served in one go. `serve` is given asks for one `key`, each
 * of another `who`, in the order in which they came, and answers them in that order. If it throws, each of its group is
 * served alone, so that what is wrong with one is nobody else's trouble: it must have done nothing then.
 *
 * It gathers within one process only. Nothing is safer for it; a lock must hold the processes apart as without it.
 */
export function gather<Ask, Answer>(
  serve: (key: string, asks: readonly Ask[]) => Promise<readonly Answer[]>,
): (key: string, who: string, ask: Ask) => Promise<Answer> {
  const queues = new Map<string, Waiting<Ask, Answer>[]>()

  async function serveAll(key: string): Promise<void> {
    for (;;) {
      const [group, rest] = nextGroup(queues.get(key) ?? [])
      if (group.length === 0) break
      queues.set(key, rest)
      await serveGroup(key, group)
    }
    queues.delete(key)
  }

  async function serveGroup(key: string, group: readonly Waiting<Ask, Answer>[]): Promise<void> {
    try {
      const answers = await serve(
        key,
        group.map(({ ask }) => ask),
      )
      if (answers.length !== group.length) throw new Error(`${group.length} asked and ${answers.length} were answered`)
      for (const [index, answer] of answers.entries()) group[index]?.resolve(answer)
    } catch (reason) {
      const [only, ...others] = group
      if (others.length === 0) only?.reject(reason)
      else for (const each of group) await serveGroup(key, [each])
    }
  }

  return (key, who, ask) =>
    new Promise((resolve, reject) => {
      const waiting = { who, ask, resolve, reject }
      const queue = queues.get(key)
      if (queue) {
        queue.push(waiting)
        return
      }
      queues.set(key, [waiting])
      void serveAll(key)
    })
}

/** Who is served next, and who goes on waiting: nobody twice in one group, nobody before those in front of them. */
function nextGroup<Ask, Answer>(queue: readonly Waiting<Ask, Answer>[]) {
  const group = new Map<string, Waiting<Ask, Answer>>()
  const rest = queue.filter((waiting) => {
    if (group.size >= MOST_IN_A_GROUP || group.has(waiting.who)) return true
    group.set(waiting.who, waiting)
    return false
  })
  return [[...group.values()], rest] as const
}
