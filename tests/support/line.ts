import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'

/** What a line does with what is said over it. */
export type Weather = 'fair' | 'cut' | 'mute' | { delay: number }

export type Line = Awaited<ReturnType<typeof lineTo>>

/** TCP on this machine in front of whatever `connect` reaches; `port` is its near end. */
export async function lineTo(connect: () => Socket) {
  const ends = new Set<Socket>()
  let weather: Weather = 'fair'
  const pass = (from: Socket, to: Socket) => {
    from.on('data', (chunk) => {
      const now = weather
      if (now === 'mute') return
      if (typeof now === 'object') setTimeout(() => to.writable && to.write(chunk), now.delay)
      else to.write(chunk)
    })
    from.on('error', () => to.destroy()).on('close', () => to.destroy())
    ends.add(from)
    from.once('close', () => ends.delete(from))
  }
  const server = createServer((near) => {
    if (weather === 'cut') return near.destroy()
    const far = connect()
    pass(near, far)
    pass(far, near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const drop = () => ends.forEach((socket) => socket.destroy())
  return {
    port: (server.address() as AddressInfo).port,
    set(next: Weather) {
      weather = next
      if (next === 'cut' || next === 'fair') drop() // what was lost on the way makes an old line useless
    },
    close() {
      drop()
      server.close()
    },
  }
}
