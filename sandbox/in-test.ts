import { type Sandbox, startSandbox } from './sandbox'

/**
 * The stand-ins where this test file's environment says they are (scripts/test-setup.ts), with what an earlier start has kept
 * in `stateFile`. Close it after the last test.
 */
export function startTestSandbox(webhookUrl = 'http://127.0.0.1:9/', stateFile?: string): Promise<Sandbox> {
  const port = (name: string) => Number(new URL(process.env[name] ?? '').port)
  return startSandbox({
    port: port('STRIPE_API_BASE'),
    smtpPort: port('SMTP_URL'),
    webhookUrl,
    webhookSecret: process.env.STRIPE_WEBHOOK_SECRET ?? '',
    ...(stateFile ? { stateFile } : {}),
  })
}
