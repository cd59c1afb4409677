import { preflight, refuse } from '../answer'

/** Whatever else is asked for under /api/v1: 404 as application/problem+json, which machines can read. */
export const GET = () => refuse(404)

export { preflight as OPTIONS, GET as POST, GET as PUT, GET as PATCH, GET as DELETE }
