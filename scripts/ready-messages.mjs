// Messages are compiled ahead (messages/compiled.ts): whoever prints them outside a build of Next takes the printer that
// expects that, as next.config.ts does for the build. A hook of node:module.
export const resolve = (specifier, context, next) =>
  next(specifier === 'use-intl/format-message' ? 'use-intl/format-message/format-only' : specifier, context)
