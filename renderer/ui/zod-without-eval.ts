import { z } from 'zod';

// Import this before anything that makes a schema: Zod looks for eval as it makes the first one, and the page's CSP
// would report that (facts/security.md, item 7).
z.config({ jitless: true });
