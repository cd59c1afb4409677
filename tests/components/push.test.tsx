import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { IntlProvider } from 'use-intl'
import { ReplyAlert } from '@/app/lacak/reply-alert'
import { toBase64url } from '@/lib/sealing/bytes'
import messages from '@/messages/id.json'

const SCOPE = '/kabar/0123/'
const KEY = toBase64url(Uint8Array.of(4, 251, 255, 2))
const words = messages.track.alert
const begin = jest.fn<Promise<'limited' | null>, [PushSubscriptionJSON]>()
const end = jest.fn<Promise<boolean>, [string]>()
const unsubscribe = jest.fn(async () => ((subscribed = false), true))
const unregister = jest.fn(async () => ((registered = false), true))
const options = { applicationServerKey: null as ArrayBuffer | null }
const subscription = { endpoint: 'https://push.example/1', toJSON: () => ({ endpoint: 'x' }), unsubscribe, options }
let registered = false
let subscribed = false
let permission: NotificationPermission = 'default'
let asked: NotificationPermission = 'granted'

const ask = jest.fn(async () => (permission = asked))

const registration = {
  scope: new URL(SCOPE, window.location.href).href,
  active: {},
  unregister,
  pushManager: {
    getSubscription: async () => (subscribed ? subscription : null),
    subscribe: jest.fn(async () => ((subscribed = true), subscription)),
  },
}
const other = { ...registration, scope: new URL('/', window.location.href).href }
const register = jest.fn(async () => ((registered = true), registration))

beforeEach(() => {
  jest.clearAllMocks()
  registered = subscribed = false
  permission = 'default'
  asked = 'granted'
  options.applicationServerKey = null
  begin.mockResolvedValue(null)
  end.mockResolvedValue(true)
  Object.assign(window, { PushManager: class {} })
  Object.assign(window, {
    Notification: class {
      static get permission() {
        return permission
      }
      static requestPermission = ask
    },
  })
  const getRegistration = async () => (registered ? registration : other)
  Object.defineProperty(navigator, 'serviceWorker', { configurable: true, value: { register, getRegistration } })
})

function show() {
  render(
    <IntlProvider locale="id" timeZone="Asia/Makassar" messages={messages}>
      <ReplyAlert serverKey={KEY} scope={async () => SCOPE} begin={begin} end={end} />
    </IntlProvider>,
  )
  return userEvent.setup()
}
const following = () => screen.findByText(messages.push.following)

test('it says first what it gives away, asks nothing unasked, and takes one press each way', async () => {
  const user = show()
  expect(await screen.findByText(words.said.phone)).toBeInTheDocument()
  expect(ask).not.toHaveBeenCalled()
  await user.click(screen.getByText(words.title))
  await user.click(screen.getByRole('button', { name: words.follow }))
  await following()
  expect(register).toHaveBeenCalledWith('/kabar-sw.js?bahasa=id', { scope: SCOPE })
  expect(begin).toHaveBeenCalledWith({ endpoint: 'x' })
  await user.click(screen.getByRole('button', { name: words.stop }))
  expect(await screen.findByRole('button', { name: words.follow })).toBeVisible()
  expect(end).toHaveBeenCalledWith(subscription.endpoint)
  expect([subscribed, registered]).toEqual([false, false])
})

test('a browser that wanted it when it was here last is told of the case anew', async () => {
  registered = subscribed = true
  show()
  await following()
  expect(begin).toHaveBeenCalledTimes(1)
  expect(register).not.toHaveBeenCalled()
})

test.each([
  [[4, 251, 255, 2], 'told anew', 1],
  [[4, 9, 9], 'not told that it will hear: our key is another by now', 0],
])('a browser that subscribed with the key %j is %s', async (key, _, begun) => {
  registered = subscribed = true
  options.applicationServerKey = Uint8Array.from(key).buffer
  show()
  await screen.findByRole('button', { name: begun ? words.stop : words.follow, hidden: true })
  expect(begin).toHaveBeenCalledTimes(begun)
})

test('refused by the server: it says why, and nothing is left in the browser', async () => {
  begin.mockResolvedValue('limited')
  const user = show()
  await user.click(await screen.findByRole('button', { name: words.follow, hidden: true }))
  expect(await screen.findByText(messages.push.trouble.limited)).toBeInTheDocument()
  expect([subscribed, registered]).toEqual([false, false])
})

test('not stopped when the server has not heard', async () => {
  registered = subscribed = true
  end.mockResolvedValue(false)
  const user = show()
  await following()
  await user.click(screen.getByRole('button', { name: words.stop, hidden: true }))
  expect(await screen.findByText(messages.push.trouble.other)).toBeInTheDocument()
  expect(subscribed).toBe(true)
})

test('who says no is told that nothing was stored', async () => {
  asked = 'denied'
  const user = show()
  await user.click(await screen.findByRole('button', { name: words.follow, hidden: true }))
  expect(await screen.findByText(messages.push.refused.text)).toBeInTheDocument()
  expect(register).not.toHaveBeenCalled()
})

test('where the browser cannot, nothing is offered', async () => {
  delete (window as { PushManager?: unknown }).PushManager
  show()
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)))
  expect(screen.queryByText(words.title)).toBeNull()
})
