import '../ui/zod-without-eval.ts';
import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '../ui/tokens.css';
import { createRoot } from 'react-dom/client';
import { sweepDrafts } from './drafts.ts';
import { QuickLog } from './quick-log.tsx';

sweepDrafts(window.localStorage, Date.now());
const root = document.getElementById('root');
if (root) createRoot(root).render(<QuickLog bridge={window.ringnoteQuick} storage={window.localStorage} />);
