// Shows what goes on: each step with a tick, its name and its seconds.

const isTerminal = process.stdout.isTTY === true
const tick = '✓'
const cross = '✗'

/** Runs `work` under the name `title` and answers what it answers. */
export async function step(title, work) {
  const start = performance.now()
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`
  const show = () => process.stdout.write(`\r… ${title}  ${seconds()} `)
  // Without a terminal a line now and then shows that a long step is alive.
  const timer = isTerminal ? setInterval(show, 200) : setInterval(() => console.log(`… ${title}  ${seconds()}`), 15_000)
  const finish = (line) => {
    clearInterval(timer)
    console.log(isTerminal ? `\r${line}\x1b[K` : line)
  }
  try {
    const result = await work()
    finish(`${tick} ${title}  ${seconds()}`)
    return result
  } catch (error) {
    finish(`${cross} ${title}  ${seconds()}`)
    throw error
  }
}
