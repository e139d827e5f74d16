import '../ui/zod-without-eval.ts';
import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '../ui/tokens.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { openDesk } from './desk/open-desk.ts';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App open={openDesk(window.ringnote, window)} />);
