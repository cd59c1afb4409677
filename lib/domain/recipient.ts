/**
 * An age X25519 recipient: bech32 (BIP 173) over 32 bytes; hybrid, tag and plugin keys of age look different. lib/sealing, which
 * loads nothing of this house, has its own.
 */
export const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/
