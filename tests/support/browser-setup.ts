import '@testing-library/jest-dom'
import { configure } from '@testing-library/react'

// What a component shows after real cryptography may take seconds on a busy machine; what never comes still fails.
configure({ asyncUtilTimeout: 15_000 })
