import { createDecipheriv, createHmac, createPrivateKey, createPublicKey, diffieHellman, hkdfSync } from 'node:crypto'

// An independent, minimal reading of the age v1 format (C2SP age.md) on Node's OpenSSL, to hold lib/sealing against.

const CHARS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]

/** `age1…` of a raw 32-byte X25519 point: bech32 as BIP 173 gives it. */
export function encodeRecipient(point: Uint8Array): string {
  const bits = Array.from(point, (byte) => byte.toString(2).padStart(8, '0')).join('')
  const data = (bits.padEnd(260, '0').match(/.{5}/g) ?? []).map((five) => parseInt(five, 2))
  const human = Array.from('age', (char) => char.charCodeAt(0))
  const expanded = [...human.map((code) => code >> 5), 0, ...human.map((code) => code & 31)]
  const mod = polymod([...expanded, ...data, 0, 0, 0, 0, 0, 0]) ^ 1
  const checksum = [25, 20, 15, 10, 5, 0].map((shift) => (mod >>> shift) & 31)
  return `age1${[...data, ...checksum].map((value) => CHARS.charAt(value)).join('')}`
}

/** The plaintext of an age file for one X25519 identity; throws where the file is not of that format or not for it. */
export function readAge(file: Uint8Array, secret: string): Buffer {
  const text = Buffer.from(file).toString('latin1')
  const header =
    /^age-encryption\.org\/v1\n-> X25519 ([A-Za-z0-9+/]{43})\n([A-Za-z0-9+/]{43})\n--- ([A-Za-z0-9+/]{43})\n/.exec(text)
  if (!header) throw new Error('not an age v1 file with one X25519 stanza')
  const [all, share64 = '', body64 = '', mac64 = ''] = header
  const share = Buffer.from(share64, 'base64')

  const scalar = decodeSecret(secret)
  const key = createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), scalar]),
    format: 'der',
    type: 'pkcs8',
  })
  const recipient = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
  const publicKey = createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), share]),
    format: 'der',
    type: 'spki',
  })
  const shared = diffieHellman({ privateKey: key, publicKey })
  const salt = Buffer.concat([share, recipient])
  const wrapKey = derive(shared, salt, 'age-encryption.org/v1/X25519')
  const fileKey = chacha(wrapKey, Buffer.alloc(12), Buffer.from(body64, 'base64'))
  if (fileKey.length !== 16) throw new Error('a file key has 16 bytes')

  const covered = all.slice(0, all.lastIndexOf('---') + 3)
  const mac = createHmac('sha256', derive(fileKey, Buffer.alloc(0), 'header'))
    .update(covered, 'latin1')
    .digest()
  if (!mac.equals(Buffer.from(mac64, 'base64'))) throw new Error('header MAC')

  const rest = Buffer.from(file).subarray(all.length)
  const payloadKey = derive(fileKey, rest.subarray(0, 16), 'payload')
  return readChunks(payloadKey, rest.subarray(16))
}

/** STREAM: chunks of 64 KiB under an 11-byte counter and a last-chunk flag. */
function readChunks(key: Buffer, payload: Buffer): Buffer {
  const size = 64 * 1024 + 16
  const chunks: Buffer[] = []
  for (let at = 0; at === 0 || at < payload.length; at += size) {
    const nonce = Buffer.alloc(12)
    nonce.writeUInt32BE(at / size, 7)
    if (at + size >= payload.length) nonce[11] = 1
    chunks.push(chacha(key, nonce, payload.subarray(at, at + size)))
  }
  return Buffer.concat(chunks)
}

function chacha(key: Buffer, nonce: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 })
  decipher.setAuthTag(sealed.subarray(-16))
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
}

function derive(ikm: Buffer, salt: Buffer, info: string): Buffer {
  return Buffer.from(hkdfSync('sha256', ikm, salt, info, 32))
}

function decodeSecret(secret: string): Buffer {
  const data = secret.toLowerCase().replace('age-secret-key-1', '').slice(0, -6)
  const bits = Array.from(data, (char) => CHARS.indexOf(char).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.slice(0, 256).match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
}

function polymod(values: number[]): number {
  return values.reduce((sum, value) => {
    const top = sum >>> 25
    const shifted = ((sum & 0x1ffffff) << 5) ^ value
    return GENERATOR.reduce((acc, generator, i) => ((top >>> i) & 1 ? acc ^ generator : acc), shifted)
  }, 1)
}
