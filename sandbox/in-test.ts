import { type Sandbox, startSandbox } from './sandbox'

/** The stand-ins where this test file's environment says they are (scripts/test-setup.ts). Close it after the last test. */
export function startTestSandbox(webhookUrl = 'http://127.0.0.1:9/'): Promise<Sandbox> {
  const port = (name: string) => Number(new URL(process.env[name] ?? '').port)
  const webhookSecret = process.env.STRIPE_WEBHOOK_SECRET ?? ''
  return startSandbox({ port: port('STRIPE_API_BASE'), smtpPort: port('SMTP_URL'), webhookUrl, webhookSecret })
}
