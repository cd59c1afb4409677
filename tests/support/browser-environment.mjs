import { TestEnvironment as JsdomEnvironment } from 'jest-environment-jsdom'

/** What every browser has and jsdom lacks. The byte types come along: cryptography checks them by `instanceof`. */
const FROM_NODE = [
  ...['ArrayBuffer', 'Uint8Array', 'TextEncoder', 'TextDecoder', 'structuredClone', 'CryptoKey', 'ReadableStream'],
  ...['WritableStream', 'TransformStream', 'fetch', 'Request', 'Response', 'Headers', 'BroadcastChannel'],
]

/** jsdom with the web platform that lib/sealing and the forms stand on. */
export default class BrowserEnvironment extends JsdomEnvironment {
  async setup() {
    await super.setup()
    for (const name of FROM_NODE) this.global[name] = globalThis[name]
    this.global.Element.prototype.scrollIntoView = () => undefined
    Object.defineProperty(this.global, 'crypto', { value: globalThis.crypto, configurable: true })
  }
}
