import { readFileSync } from 'node:fs'
import { missingPlatforms, platformOf } from '../../scripts/lock-platforms.mjs'

test('the lock file lists the packages of every platform; otherwise `npm ci` refuses it (repair: npm run lock)', () => {
  expect(missingPlatforms(JSON.parse(readFileSync('package-lock.json', 'utf8')))).toEqual([])
})

test.each([
  ['@next/swc-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
  ['@unrs/resolver-binding-linux-arm-musleabihf', { os: ['linux'], cpu: ['arm'] }],
  ['@tailwindcss/oxide-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
  ['@next/swc-win32-x64-msvc', { os: ['win32'], cpu: ['x64'] }],
  ['@tailwindcss/oxide-wasm32-wasi', { cpu: ['wasm32'] }],
])('%s is for %j', (name, platform) => {
  expect(platformOf(name)).toEqual(platform)
})
