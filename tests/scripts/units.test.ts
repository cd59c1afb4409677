import { existsSync, readdirSync, readFileSync } from 'node:fs'

const FOLDER = 'deploy/systemd'
const guide = readFileSync('deploy/README.md', 'utf8')
const unit = (name: string) => readFileSync(`${FOLDER}/${name}`, 'utf8')
const said = (text: string, key: string) =>
  [...text.matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value]) => value!)
const services = readdirSync(FOLDER).filter((name) => name.endsWith('.service'))

/** What a table of the guide says of where a piece lies. */
const placeOf = (piece: string) => new RegExp(`\\| ${piece} +\\| \`([^\`]+)\``).exec(guide)?.[1]

test.each(services)(
  '%s starts a program of this tree, from where the guide puts it, with its settings and its user',
  (name) => {
    const text = unit(name)
    const [start] = said(text, 'ExecStart')
    const [node, ...args] = start!.split(' ')
    expect(guide).toContain(`must be \`${node}\``)
    const program = args.find((arg) => /^scripts\//.test(arg))!
    expect(existsSync(program)).toBe(true)
    // The very flags of its npm script: without them a part of JARI does not load.
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
    const same = Object.values(scripts).find((script) => script.endsWith(` ${program}`))
    if (same) expect(start).toContain(same.replace('node ', '/usr/bin/node '))
    else expect(args).toEqual([program])
    expect(said(text, 'WorkingDirectory')).toEqual([placeOf('the code')])
    expect(said(text, 'EnvironmentFile')).toEqual([placeOf('settings')])
    expect(said(text, 'Environment').join(' ')).toContain(`JARI_DATA=${placeOf('evidence')}`)
    expect(said(text, 'StateDirectory')).toEqual([placeOf('evidence')!.replace('/var/lib/', '')])
    expect(guide).toContain(
      `adduser --system --group --home ${placeOf('evidence')} --shell /usr/sbin/nologin ${said(text, 'User')[0]!}`,
    )
  },
)

test('the backup writes where the guide says, and its timer starts it', () => {
  const place = placeOf('backups')!
  const text = unit('jari-backup.service')
  expect(said(text, 'ExecStart')[0]).toMatch(new RegExp(` ${place}$`))
  expect(said(text, 'ExecStartPost')[0]).toContain(`find ${place} `)
  expect(said(text, 'ReadWritePaths')).toEqual([place])
  expect(guide).toMatch(new RegExp(`install -d -o jari .* ${place}\\n`))
  expect(existsSync(`${FOLDER}/jari-backup.timer`)).toBe(true)
})

test('the guide starts what there is, nginx asks the ports that are started, and Prometheus finds each process', () => {
  const [, enabled = ''] = /systemctl enable --now (.*)/.exec(guide) ?? []
  const started = enabled.split(' ')
  const files = started.map((name) => name.replace(/@.*/, '@').replace(/@$|^[^.@]+$/, (end) => `${end}.service`))
  expect(files.filter((name) => !existsSync(`${FOLDER}/${name}`))).toEqual([])
  const timed = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.timer'))
    .map((name) => name.replace('.timer', '.service'))
  expect(new Set([...files.filter((name) => name.endsWith('.service')), ...timed])).toEqual(new Set(services))
  const ports = started.flatMap((name) => /@(\d+)/.exec(name)?.[1] ?? [])
  const asked = readFileSync('deploy/nginx/jari.conf', 'utf8').matchAll(/server 127\.0\.0\.1:(\d+)/g)
  expect([...asked].map(([, port]) => port)).toEqual(ports)
  expect(unit('jari@.service')).toContain(
    'PORT=%i JARI_HOST=127.0.0.1 JARI_TRUST_PROXY=1 JARI_WORKER=0 JARI_METRICS_PORT=1%i',
  )
  for (const port of [
    ...ports.map((port) => `1${port}`),
    /JARI_METRICS_PORT=(\d+)$/m.exec(unit('jari-worker.service'))![1]!,
  ])
    expect(guide).toContain(`:${port}`)
})

test('a backup is restored before the tables are made, and every command of the guide is one', () => {
  const restoring = guide.slice(guide.indexOf('## Restoring a backup'), guide.indexOf('## A new version'))
  const at = (words: string) => restoring.indexOf(words)
  const order = ['Steps 1 to 3', 'npm run restore', 'JARI_SECRET=$(cat', 'Steps 4 to 6'].map(at)
  expect(order[0]).toBeGreaterThan(0)
  expect(order).toEqual(order.toSorted((a, b) => a - b))
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
  for (const [, name] of guide.matchAll(/npm run (\w+)/g)) expect(Object.keys(scripts)).toContain(name)
})
