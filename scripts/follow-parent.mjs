// Loaded into a process (`node --import`, or imported), ends it by SIGTERM once the process that started it is gone,
// even if that one was killed and could not say so.
const parent = process.ppid
setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGTERM'), 500).unref()
