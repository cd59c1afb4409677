import { fork, execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ROOT } from '../project.mjs'

const HOST = 'jari.example.go.id'
/** Linux tells processes' time in hundredths of a second. */
const TICK_MS = 10

/** The version of the nginx of this machine, or null. */
export function nginxVersion() {
  return /nginx\/(\S+)/.exec(spawnSync('nginx', ['-v'], { encoding: 'utf8' }).stderr ?? '')?.[1] ?? null
}

/**
 * The configuration that is shipped, on the ports, folders and certificate of a trial; nothing else of it is changed.
 *
 * @param {{ folder: string, port: number, apps: number[] }} place `port`: TLS, the one above it plain http
 */
export function trialConfiguration({ folder, port, apps }) {
  const shipped = readFileSync(join(ROOT, 'deploy/nginx/jari.conf'), 'utf8')
  return [
    [/127\.0\.0\.1:3001/g, `127.0.0.1:${apps[0]}`],
    [/127\.0\.0\.1:3002/g, `127.0.0.1:${apps[1]}`],
    [/\/etc\/nginx\/jari-mark\.conf/g, join(folder, 'mark.conf')],
    [/\/var\/lib\/nginx\/jari/g, join(folder, 'cache')],
    [/\/var\/log\/nginx\/jari\.log/g, join(folder, 'error.log')],
    [/\/etc\/letsencrypt\/live\/jari\.example\.go\.id/g, folder],
    [/^ *listen \[::\].*\n/gm, ''],
    [/listen 127\.0\.0\.1:3080/g, `listen 127.0.0.1:${port + 5}`],
    [/listen 443/g, `listen 127.0.0.1:${port}`],
    [/listen 80/g, `listen 127.0.0.1:${port + 1}`],
  ].reduce((text, [from, to]) => text.replace(from, to), shipped)
}

/**
 * Starts two processes of the application on one database behind the machine's nginx with the shipped configuration, and
 * beside them a server of files, `static`, that has what `page` answered.
 */
export async function behindNginx({ databaseUrl, env, port, page }) {
  const folder = mkdtempSync(join(tmpdir(), 'jari-nginx-'))
  const apps = [port + 3, port + 4]
  const mark = randomBytes(16).toString('hex')
  writeFileSync(join(folder, 'mark.conf'), `map "" $jari_mark { default ${mark}; }\n`)
  const subject = ['-nodes', '-days', '2', '-subj', `/CN=${HOST}`]
  const files = ['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', ...subject, ...files], { stdio: 'ignore' })
  writeFileSync(join(folder, 'jari.conf'), trialConfiguration({ folder, port, apps }))
  writeFileSync(join(folder, 'nginx.conf'), around(folder, port))
  mkdirSync(join(folder, 'static'))

  const servers = []
  let nginx
  const stop = async () => {
    for (const child of [nginx, ...servers])
      if (child && child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    for (const app of apps) {
      const own = {
        ...env,
        DATABASE_URL: databaseUrl,
        PORT: String(app),
        JARI_HOST: '127.0.0.1',
        JARI_TRUST_PROXY: '1',
      }
      const server = fork(join(ROOT, 'scripts/serve.mjs'), {
        cwd: ROOT,
        env: { ...own, JARI_URL: `https://${HOST}`, NODE_ENV: 'production' },
      })
      servers.push(server)
      await Promise.race([
        once(server, 'message'),
        once(server, 'exit').then(() => Promise.reject(new Error('no app'))),
      ])
    }
    nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'], { stdio: 'inherit' })
    const url = `https://127.0.0.1:${port}`
    while (!(await ask(url, '/api/health').catch(() => null))) {
      if (nginx.exitCode !== null) throw new Error('nginx did not start')
      await wait(50)
    }
    writeFileSync(join(folder, 'static/page.html'), (await ask(url, page)).body)
    return { url, static: `https://127.0.0.1:${port + 2}`, mark, apps: servers, busy: () => busyOf(nginx.pid), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Throws unless each of many answers at once has a nonce of its own, in the page and in its policy, and none the mark. */
export async function mustHaveOwnNonces({ url, mark }, path) {
  const pages = await Promise.all(Array.from({ length: 40 }, () => ask(url, path)))
  const nonceOf = ({ headers }) => /'nonce-([^']+)'/.exec(headers['content-security-policy'])?.[1]
  const own = pages.filter(
    (page) => new Set(page.body.match(/ nonce="[^"]*"/g)).size === 1 && page.body.includes(` nonce="${nonceOf(page)}"`),
  )
  if (
    new Set(pages.map(nonceOf)).size !== pages.length ||
    own.length !== pages.length ||
    pages.some(({ body }) => body.includes(mark))
  )
    throw new Error('nginx does not give each answer a nonce of its own')
}

/** Milliseconds of processor that the children of a process have taken; NaN where there is no /proc. */
function busyOf(parent) {
  const stats = (existsSync('/proc') ? readdirSync('/proc') : []).flatMap((pid) => {
    try {
      const stat = readFileSync(`/proc/${Number(pid)}/stat`, 'utf8')
      return [stat.slice(stat.lastIndexOf(')') + 2).split(' ')]
    } catch {
      return [] // no process, or no longer
    }
  })
  const ticks = stats
    .filter(([, ppid]) => Number(ppid) === parent)
    .map(([, , , , , , , , , , , user, system]) => Number(user) + Number(system))
  return ticks.length > 0 ? ticks.reduce((sum, one) => sum + one) * TICK_MS : NaN
}

/** One GET over TLS as from a browser of that host: status, headers, body. */
export function ask(url, path, headers = {}) {
  return new Promise((resolve, reject) => {
    const options = { headers: { host: HOST, ...headers }, servername: HOST, rejectUnauthorized: false, agent: false }
    const sent = request(`${url}${path}`, options, async (answer) => {
      const body = Buffer.concat(await answer.toArray()).toString()
      resolve({ status: answer.statusCode, headers: answer.headers, body })
    })
    sent.once('error', reject).end()
  })
}

function around(folder, port) {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return `${process.getuid?.() === 0 ? 'user root;' : ''}
pid ${folder}/pid;
error_log ${folder}/error.log crit;
worker_processes auto;
events { worker_connections 1024; }
http {
  types { text/html html; }
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  include ${folder}/jari.conf;
  server {
    listen 127.0.0.1:${port + 2} ssl http2;
    ssl_certificate ${folder}/fullchain.pem;
    ssl_certificate_key ${folder}/privkey.pem;
    access_log off;
    gzip on;
    gzip_comp_level 4;
    root ${folder}/static;
  }
}
`
}
