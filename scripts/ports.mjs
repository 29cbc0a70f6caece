// Ports of 127.0.0.1: is one free, and which one is.
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** Whether nobody listens on `port`, on any address of this machine. */
export function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/** A port that nobody listens on now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/**
 * Ends this process with advice when one of the ports, named by their settings, stays busy. What a killed start has left
 * behind notices within a second and goes, so that long is waited.
 */
export async function mustBeFree(ports) {
  for (const [setting, port] of Object.entries(ports)) {
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      console.error(`${setting} must be a port: a number from 1 to 65535.`)
      process.exit(1)
    }
    for (let tries = 1; !(await isFree(port)); tries++) {
      if (tries < 10) {
        await pause(200)
        continue
      }
      console.error(`Port ${port} is busy: another program (perhaps this site, started before) listens on it.
Stop that one, or choose another port by setting ${setting}, for example ${setting}=${port + 10}.`)
      process.exit(1)
    }
  }
}
