import { z } from 'zod'
import { startSandbox } from './sandbox'

if (process.env.NODE_ENV === 'production' && process.env.SITE_MODE === 'production') {
  stop('The sandbox does not run in production.')
}

const port = z.coerce.number().int().min(0).max(65_535)

const environment = z
  .object({
    SANDBOX_PORT: port,
    SANDBOX_SMTP_PORT: port,
    SITE_URL: z.url(),
    STRIPE_WEBHOOK_SECRET: z.string().min(1),
    SANDBOX_STATE: z.string().min(1).default('.data/sandbox.json'),
  })
  .safeParse(process.env)

if (!environment.success) stop(`The sandbox cannot start:\n${z.prettifyError(environment.error)}`)

const { SANDBOX_PORT, SANDBOX_SMTP_PORT, SITE_URL, STRIPE_WEBHOOK_SECRET, SANDBOX_STATE } = environment.data

const sandbox = await startSandbox({
  port: SANDBOX_PORT,
  smtpPort: SANDBOX_SMTP_PORT,
  webhookUrl: new URL('/api/stripe/webhook', SITE_URL).href,
  webhookSecret: STRIPE_WEBHOOK_SECRET,
  stateFile: SANDBOX_STATE,
}).catch((error) => stop(`The sandbox cannot start: ${error.message}`))

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await sandbox.close()
    process.exit(0)
  })
}

process.stdout.write(`Sandbox on ${sandbox.url}/sandbox, mail on ${sandbox.smtpUrl}\n`)

function stop(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
