import { z } from 'zod'

// The page's content security policy forbids eval, which zod otherwise probes for when a schema is first built:
// this module is therefore imported before any schema.
z.config({ jitless: true })
