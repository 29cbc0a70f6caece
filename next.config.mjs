import { fileURLToPath } from 'node:url'
import { cachedPagePolicy, headersEverywhere } from './lib/security-headers.ts'

const root = fileURLToPath(new URL('.', import.meta.url))
const policy = (kind) => [{ key: 'Content-Security-Policy', value: cachedPagePolicy(kind) }]
const isDevelopment = process.env.NODE_ENV === 'development'

/** @type {import('next').NextConfig} */
export default {
  distDir: process.env.BUILD_DIR || '.next',
  // `npm test` builds beside the usual build. It checks the types itself, and tsconfig.json is not to follow its folder.
  typescript: process.env.BUILD_DIR ? { tsconfigPath: '.data/test/tsconfig.json', ignoreBuildErrors: true } : {},
  agentRules: false,
  poweredByHeader: false,
  // How long a shared cache may still show an old page while it fetches the new one, in seconds.
  expireTime: 300,
  reactStrictMode: true,
  // Titles and descriptions come in the head for every reader, not only for robots that are known by name.
  htmlLimitedBots: /.*/,
  images: { unoptimized: true },
  turbopack: { root },
  cacheHandler: fileURLToPath(new URL('./cache-handler.mjs', import.meta.url)),
  serverExternalPackages: ['pg-boss', 'pino', '@resvg/resvg-js', 'satori', '@mdx-js/mdx', 'pdfkit'],
  experimental: {
    // A resume may weigh 5 MB.
    serverActions: { bodySizeLimit: '6mb' },
    // A form that is posted while the connection is lost waits for it, where it would be thrown away with what was typed.
    useOffline: true,
  },
  // The old site's addresses, which other sites link to.
  redirects: async () => [{ source: '/article/:slug', destination: '/articles/:slug', statusCode: 301 }],
  // Pages made for their request get a policy with a nonce in proxy.ts, which overrides these.
  headers: async () => [
    { source: '/:path*', headers: headersEverywhere },
    ...(isDevelopment
      ? []
      : [
          { source: '/:path*', headers: policy('reading') },
          { source: '/', headers: policy('listing') },
          { source: '/:section(courses|events)/:path*', headers: policy('listing') },
        ]),
  ],
}
