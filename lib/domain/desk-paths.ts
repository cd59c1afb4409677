const DESKS = /^\/(petugas|masuk|pasang|pemulihan|aktivasi)(\/|$)/

/** Whether a path is an officer's, which the service worker has no part in. A file of its own: every page loads it. */
export const isDesk = (path: string): boolean => DESKS.test(path)
