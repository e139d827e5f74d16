import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '../ui/tokens.css';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './app.tsx';
import { openDesk } from './desk/open-desk.ts';

// The page's CSP allows no eval, which Zod would otherwise try out (facts/security.md, item 7).
z.config({ jitless: true });

const root = document.getElementById('root');
if (root) createRoot(root).render(<App open={openDesk(window.ringnote, window)} />);
