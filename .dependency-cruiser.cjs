// The arrows of the house, one way each: app → components → lib. `npm run lint` checks them.
const no = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
const test = '\\.test\\.tsx?$'

module.exports = {
  forbidden: [
    no('cycles', 'Two files in a cycle are one file.', {}, { circular: true }),
    no(
      'lib-to-shell',
      'lib/ never looks up; its tests may use the sandbox and the factories.',
      { path: '^lib/', pathNot: test },
      { path: '^(app|components|e2e|sandbox|scripts)/|^prisma/(factories|seed|where-it-stands)' },
    ),
    no(
      'lib-to-next',
      'Only the session knows the framework.',
      { path: '^lib/', pathNot: '^lib/people/session\\.ts$' },
      { path: 'node_modules/next/' },
    ),
    no(
      'sibling-capability',
      'Compose two capabilities in app/ or, where one transaction must hold both, in lib/office/.',
      { path: '^lib/([^/]+)/', pathNot: `^lib/office/|${test}` },
      { path: '^lib/[^/]+/', pathNot: '^lib/($1|people|payments)/' },
    ),
    no(
      'ground-is-lowest',
      'payments knows people; people knows nobody.',
      { path: '^lib/people/', pathNot: test },
      { path: '^lib/payments/' },
    ),
    no(
      'plumbing-to-business',
      'A file in lib/ is plumbing.',
      { path: '^lib/[^/]+\\.ts$', pathNot: test },
      { path: '^lib/[^/]+/' },
    ),
    no(
      'app-to-db',
      'Pages, actions and routes ask lib/.',
      { path: '^(app|components)/', pathNot: `^app/api/health/|${test}` },
      { path: '^(lib/db\\.ts$|prisma/)' },
    ),
    no(
      'app-to-grants',
      'Who holds what is asked of the session, which looks at the second factor: alsoAs.',
      { path: '^app/', pathNot: test },
      { path: '^lib/people/granted\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    no(
      'one-prisma',
      'Only lib/db.ts constructs Prisma; it re-exports what queries need.',
      { path: '^lib/', pathNot: '^lib/db\\.ts$' },
      { path: '^prisma/generated/', dependencyTypesNot: ['type-only'] },
    ),
    no(
      'components-to-server',
      'Components take props.',
      { path: '^components/' },
      { path: '^lib/', pathNot: '^lib/(money|dates|form|paper)\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    no(
      'sdk-back-door',
      'One door per outside service: for Stripe the files stripe.ts and stripe-….ts of lib/payments.',
      { pathNot: '^(lib/payments/stripe[a-z-]*\\.ts|sandbox/|e2e/)' },
      { path: 'node_modules/stripe/|^lib/payments/stripe-api\\.ts$' },
    ),
    no(
      'tests-in-production',
      'What runs for visitors knows neither tests nor stand-ins.',
      { path: '^(app|components|lib|content)/|^(proxy|instrumentation)\\.ts$', pathNot: test },
      { path: `${test}|^(e2e|sandbox)/|^prisma/(factories|seed|where-it-stands)` },
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules|^prisma/generated' },
    exclude: { path: '^\\.next' },
  },
}
