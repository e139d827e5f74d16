/** One room of the house: which files are in it, and whom they may know (docs/adr/0001-rooms-and-walls.md). */
export interface Room {
  /** Folder or file, from the top of the repository. */
  at: string;
  /** Rooms whose files it may import; its own it always may. */
  rooms: readonly string[];
  /** Packages it may import: a name, `scope/*`, or `node:*` (which leaves out what `only` reserves). */
  packages: readonly string[];
  /** Clock, chance and the outside world are passed in, never reached for. */
  pure?: boolean;
  /** Room → the only files of it that may be imported as more than types. */
  valuesOnlyFrom?: Readonly<Record<string, readonly string[]>>;
  /** What to do instead of breaking the wall. */
  instead: string;
}

const PORT = 'Name what is needed in main/core/ports.ts and have main/app.ts or main/shell pass it in.';
const APART = 'A source and a sink know only core and contract; main/app.ts joins them.';
const CROSS = 'A page knows main only through contract/ipc: add a message there.';

/** Folders whose every file or subfolder is a room by itself, none knowing another. */
export const ROOMS_APART: readonly Room[] = [
  { at: 'main/dialects', rooms: ['contract'], packages: ['zod'], pure: true, instead: PORT },
  { at: 'main/sources', rooms: ['contract', 'main/core'], packages: ['node:*', 'ws', 'zod'], instead: APART },
  { at: 'main/sinks', rooms: ['contract', 'main/core'], packages: ['node:*', 'zod'], instead: APART },
];

export const ROOMS: readonly Room[] = [
  {
    at: 'contract',
    rooms: [],
    packages: ['zod', 'libphonenumber-js', 'i18next', 'temporal-polyfill'],
    pure: true,
    instead: 'The contract is read on both sides of a wire: only pure words and rules belong there.',
  },
  { at: 'main/core', rooms: ['contract'], packages: [], pure: true, instead: PORT },
  { at: 'main/desk', rooms: ['contract', 'main/core'], packages: ['zod'], pure: true, instead: PORT },
  {
    at: 'main/store',
    rooms: ['contract', 'main/core'],
    packages: ['node:*', 'node:sqlite', 'zod'],
    instead: PORT,
  },
  {
    at: 'main/recordings',
    rooms: ['contract', 'main/core'],
    packages: ['node:*', 'file-type', 'zod'],
    instead: PORT,
  },
  { at: 'main/notes', rooms: ['contract', 'main/core'], packages: ['sanitize-html'], instead: PORT },
  {
    at: 'main/settings',
    rooms: ['contract', 'main/core'],
    packages: ['node:*', 'electron', 'electron-store', 'zod'],
    instead: PORT,
  },
  {
    at: 'main/secrets',
    rooms: ['contract', 'main/core'],
    packages: ['node:*', 'electron', 'zod'],
    instead: PORT,
  },
  {
    at: 'main/ipc',
    rooms: ['contract', 'main/core'],
    packages: ['node:*', 'electron', 'zod'],
    instead: 'main/ipc carries messages only: what a message does belongs in main/desk.',
  },
  {
    at: 'main/shell',
    rooms: [
      'contract',
      'main/core',
      'main/app.ts',
      'main/desk',
      'main/ipc',
      'main/settings',
      'main/secrets',
      'main/store',
      'main/recordings',
      'main/notes',
      'main/sources',
      'main/sinks',
    ],
    packages: ['node:*', 'electron', 'electron-log', 'zod'],
    instead: 'The shell makes what needs Electron and hands it to createApp (main/app.ts).',
  },
  {
    at: 'main/app.ts',
    rooms: ['contract', 'main/core', 'main/desk', 'main/sources', 'main/sinks', 'main/dialects'],
    packages: [],
    instead: 'main/app.ts wires without Electron, SQL or files: make it in main/shell and take it as a port.',
  },
  {
    at: 'main/index.ts',
    rooms: ['main/shell'],
    packages: ['node:*', 'electron'],
    instead: 'The entry stays ten lines: put it in main/shell.',
  },
  {
    at: 'preload',
    rooms: ['contract'],
    packages: ['electron'],
    valuesOnlyFrom: { contract: ['contract/ipc/names.ts'] },
    instead:
      'A sandboxed preload is one file that requires only electron: it carries names, main checks values.',
  },
  {
    at: 'renderer/ui',
    rooms: ['contract'],
    packages: ['react', 'react-dom', '@mantine/*', '@tabler/icons-react', '@tiptap/*', 'dayjs', 'zod'],
    instead: CROSS,
  },
  {
    at: 'renderer/app',
    rooms: ['contract', 'renderer/ui'],
    packages: [
      'react',
      'react-dom',
      '@mantine/*',
      '@tabler/icons-react',
      '@tanstack/react-virtual',
      '@fontsource-variable/*',
      'wavesurfer.js',
      'mediabunny',
      'dayjs',
      'zod',
    ],
    instead: CROSS,
  },
  {
    at: 'renderer/quick',
    rooms: ['contract', 'renderer/ui'],
    packages: [
      'react',
      'react-dom',
      '@mantine/*',
      '@tabler/icons-react',
      '@fontsource-variable/*',
      'dayjs',
      'zod',
    ],
    instead: CROSS,
  },
  {
    at: 'renderer/media',
    rooms: ['contract'],
    packages: ['mediabunny', 'wasm-media-encoders'],
    valuesOnlyFrom: { contract: ['contract/recording/limits.ts'] },
    instead: 'The page that decodes strangers’ files carries no schemas: main checks what it says.',
  },
  { at: 'renderer/phone', rooms: ['contract'], packages: ['jssip', 'zod'], instead: CROSS },
  { at: 'renderer/bridge.d.ts', rooms: ['contract'], packages: [], instead: CROSS },
];

/** Modules that `node:*` does not cover, because they belong to one room alone. */
export const RESERVED = ['node:sqlite'];
