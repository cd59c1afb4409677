'use client'
// use-intl does not mark its provider as client code: this line and this file do.
export { IntlProvider } from 'use-intl/react'
