/** Names every missing or wrong setting of the environment, and ends with 1 if there is any. */
try {
  await import('@/lib/env')
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}

export {}
