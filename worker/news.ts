import { listenForPushes } from './push'
import { worker } from './scope'

// A worker of its own for each case that is followed, and one for officers' notices: each has a push address that nothing
// else of this browser shares. It stands before no page.

worker.addEventListener('install', () => void worker.skipWaiting())
listenForPushes()
