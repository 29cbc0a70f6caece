// The environment in which the processes of a demonstration run: what the person has set, and the rest made up.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './processes.mjs'

/** Reads .env, if there is one, into this process's environment; what is set already wins. */
export function readEnvFile() {
  const file = join(root, '.env')
  if (existsSync(file)) process.loadEnvFile?.(file)
}

/** What every process gets, in production too: no calls home. */
export const quiet = { NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1' }

/**
 * The environment for a demonstration that keeps its things in `folder`, made from `given`, what the person has set. The
 * sandbox stands in for Stripe, for Zoom and for the mail server as long as STRIPE_SECRET_KEY, ZOOM_ACCOUNT_ID and SMTP_URL
 * are not among that, and for an OpenID provider as long as OPENID_ISSUER is not.
 */
export async function demonstrationEnvironment({ folder, databaseUrl, port, sandboxPort, sandboxSmtpPort, given }) {
  const secrets = await keptSecrets(folder)
  const site = `http://localhost:${port}`
  const stripe = given.STRIPE_SECRET_KEY
    ? {}
    : {
        STRIPE_SECRET_KEY: 'sk_test_sandbox',
        STRIPE_WEBHOOK_SECRET: secrets.stripeWebhook,
        STRIPE_API_BASE: `http://127.0.0.1:${sandboxPort}`,
      }
  const zoom = given.ZOOM_ACCOUNT_ID
    ? {}
    : {
        ZOOM_ACCOUNT_ID: 'sandbox',
        ZOOM_CLIENT_ID: 'sandbox',
        ZOOM_CLIENT_SECRET: 'sandbox',
        ZOOM_API_BASE: `http://127.0.0.1:${sandboxPort}`,
      }
  const openId = given.OPENID_ISSUER
    ? {}
    : {
        OPENID_ISSUER: `http://127.0.0.1:${sandboxPort}/openid`,
        OPENID_CLIENT_ID: 'sandbox',
        OPENID_CLIENT_SECRET: 'sandbox',
        OPENID_NAME: 'the example provider',
      }
  return {
    ...given,
    ...quiet,
    ...stripe,
    ...zoom,
    ...openId,
    SITE_MODE: 'demonstration',
    SITE_URL: site,
    NEXTAUTH_URL: site,
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    SANDBOX_SMTP_PORT: String(sandboxSmtpPort),
    SANDBOX_STATE: join(folder, 'sandbox.json'),
    DATABASE_URL: databaseUrl,
    SMTP_URL: given.SMTP_URL || `smtp://127.0.0.1:${sandboxSmtpPort}`,
    MAIL_FROM: given.MAIL_FROM || 'ORNCC (demonstration) <office@example.org>',
    LINK_SECRET: given.LINK_SECRET || secrets.link,
    NEXTAUTH_SECRET: given.NEXTAUTH_SECRET || secrets.session,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: given.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || secrets.serverActions,
  }
}

/** Secrets made once at random and kept, so that links in mails and open forms outlive a restart. */
async function keptSecrets(folder) {
  const file = join(folder, 'secrets.json')
  const kept = await readFile(file, 'utf8').catch(() => undefined)
  if (kept) return JSON.parse(kept)
  const secrets = {
    link: randomBytes(32).toString('hex'),
    session: randomBytes(32).toString('hex'),
    serverActions: randomBytes(32).toString('base64'),
    stripeWebhook: `whsec_${randomBytes(24).toString('base64url')}`,
  }
  await mkdir(folder, { recursive: true })
  await writeFile(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
  return secrets
}
