import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
]

/** Headless, as root as well, and talking to nobody but the app. */
const ARGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--no-first-run', '--no-pings'],
  ...['--no-default-browser-check', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  ...['--disable-domain-reliability', '--font-render-hinting=none'],
  '--disable-features=Translate,OptimizationHints,MediaRouter,InterestFeedContentSuggestions',
]

/**
 * A Chromium and how to start it: the one at CHROME_PATH, else the system's, else the one packed in npm's
 * @sparticuz/chromium (JARI_CHROME=npm: that one in any case).
 *
 * @returns {Promise<{ executablePath: string, args: string[], env: Record<string, string> }>} Playwright launch options
 */
export async function chromium() {
  const env = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined))
  if (process.env.CHROME_PATH) return { executablePath: process.env.CHROME_PATH, args: ARGS, env }
  const system = SYSTEM.find((path) => existsSync(path))
  if (system && process.env.JARI_CHROME !== 'npm') return { executablePath: system, args: ARGS, env }
  const folder = await unpacked()
  const libraries = [join(folder, 'al2023/lib'), env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  const fonts = { FONTCONFIG_PATH: join(folder, 'fonts'), FONTCONFIG_FILE: join(folder, 'fonts/fonts.conf') }
  return { executablePath: join(folder, 'chromium'), args: ARGS, env: { ...env, ...fonts, LD_LIBRARY_PATH: libraries } }
}

// The package holds compressed archives: browser, GL, the shared libraries of a bare machine, and fonts.
async function unpacked() {
  const require = createRequire(import.meta.url)
  const root = dirname(dirname(dirname(require.resolve('@sparticuz/chromium')))) // below build/ and its format
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const folder = join(tmpdir(), `jari-chromium-${process.getuid()}`, version)
  if (existsSync(folder)) return folder
  const draft = `${folder}.${process.pid}`
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  const { extract } = createRequire(join(root, 'package.json'))('tar-fs')
  const unpack = (name, sink) =>
    pipeline(createReadStream(join(root, 'bin', name)), createBrotliDecompress({ chunkSize: 2 ** 21 }), sink)
  await Promise.all([
    unpack('chromium.br', createWriteStream(join(draft, 'chromium'), { mode: 0o755 })),
    unpack('swiftshader.tar.br', extract(draft)),
    unpack('al2023.tar.br', extract(join(draft, 'al2023'))),
    unpack('fonts.tar.br', extract(join(draft, 'fonts'))),
  ])
  writeFileSync(join(draft, 'fonts/fonts.conf'), fontsConf(folder)) // the packed one names a folder that is not there
  try {
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw error // otherwise another process was quicker
  }
  return folder
}

function fontsConf(folder) {
  const dirs = `<dir>${join(folder, 'fonts')}</dir><dir>/usr/share/fonts</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir>`
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${dirs}</fontconfig>\n`
}
