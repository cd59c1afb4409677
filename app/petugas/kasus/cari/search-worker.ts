import { phoneStore } from '@/components/waiting/phone-store'
import { CaseIndex } from './case-index'
import { type Answer, INDEX_STORE, type Kept, type Order } from './orders'

// Opening and searching thousands of texts would hold the page up, so it is done here. What comes in is ciphertext and a key
// that cannot be exported; what is kept is sealed. One order after another.

const kept = phoneStore<Kept>(INDEX_STORE)
let index = CaseIndex.empty()

async function obey(order: Order): Promise<Answer> {
  switch (order.do) {
    case 'open': {
      const [found] = (await kept.all().catch(() => [])).filter(({ id }) => id === order.officerId)
      index = found ? await CaseIndex.opened(order.key, found.sealed) : CaseIndex.empty()
      return { known: index.known }
    }
    case 'forget':
      index.forget(order.ids)
      return {}
    case 'add':
      return { shut: await index.add(order.key, order.cases, order.counts) }
    case 'keep':
      // Somebody else's index on this device is of no use to anybody here. Where the browser keeps nothing, it is made anew.
      await kept.forget().catch(() => {})
      await index
        .sealed(order.recipient)
        .then((sealed) => kept.put({ id: order.officerId, sealed }))
        .catch(() => {})
      return {}
    case 'find':
      return { found: index.find(order.query) }
  }
}

let last: Promise<unknown> = Promise.resolve()
addEventListener('message', ({ data: { number, order } }: MessageEvent<{ number: number; order: Order }>) => {
  last = last
    .then(() => obey(order))
    .then(
      (answer) => postMessage({ number, answer }),
      () => postMessage({ number, failed: true }),
    )
})
