import '../ui/zod-without-eval.ts';
import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '../ui/tokens.css';
import { createRoot } from 'react-dom/client';
import { QuickLog } from './quick-log.tsx';

const root = document.getElementById('root');
if (root) createRoot(root).render(<QuickLog bridge={window.ringnoteQuick} storage={window.localStorage} />);
