import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const accent: MantineColorsTuple = [
  '#eef3fd',
  '#dbe5fa',
  '#b6caf4',
  '#8cb2ff',
  '#6392f0',
  '#3f76e2',
  '#2257c9',
  '#1d4bae',
  '#183f93',
  '#133277',
];

const dark: MantineColorsTuple = [
  '#e8eaee',
  '#bcc3cd',
  '#a0a8b5',
  '#6f7886',
  '#424955',
  '#2b3038',
  '#20242a',
  '#191c21',
  '#14171b',
  '#0f1114',
];

const red: MantineColorsTuple = [
  '#fde7e8',
  '#fbd0d3',
  '#ffb9bd',
  '#ff9298',
  '#f57f87',
  '#d9424d',
  '#c42531',
  '#a91d28',
  '#8c1721',
  '#6d1219',
];

/** Descriptions under a label are read, not skimmed over. */
const readable = { styles: { description: { fontSize: '0.78125rem', lineHeight: 1.45 } } };

/** Ringnote's own look on top of Mantine: one quiet accent, one typeface, small and even measures. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 6 },
  colors: { accent, dark, red },
  fontFamily: 'var(--rn-font)',
  fontFamilyMonospace: 'ui-monospace, Consolas, Menlo, monospace',
  defaultRadius: 8,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  headings: { fontFamily: 'var(--rn-font)', fontWeight: '650' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    // The page itself never scrolls; what would hold it still writes a style element that the CSP refuses.
    Modal: {
      defaultProps: { lockScroll: false },
      // Room for the focus ring of what comes first in it.
      styles: { title: { fontSize: '0.9375rem', fontWeight: 650 }, body: { paddingTop: 8 } },
    },
    Tooltip: { defaultProps: { openDelay: 500, withArrow: true, fz: 'xs' } },
    TextInput: readable,
    PasswordInput: readable,
    Select: readable,
    Radio: readable,
    Switch: readable,
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } },
  },
});

/** Gives Mantine's parts the window's colours (`tokens.css`), so that both are set in one place. */
export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--rn-surface)',
    '--mantine-color-text': 'var(--rn-text)',
    '--mantine-color-dimmed': 'var(--rn-dim)',
    '--mantine-color-placeholder': 'var(--rn-dim)',
    '--mantine-color-default': 'var(--rn-surface)',
    '--mantine-color-default-hover': 'var(--rn-hover)',
    '--mantine-color-default-border': 'var(--rn-line)',
    '--mantine-color-default-color': 'var(--rn-text)',
    '--mantine-color-error': 'var(--rn-bad)',
    '--mantine-color-accent-light-color': 'var(--rn-accent)',
    // Mantine's own is too dark for the text on it.
    '--mantine-color-accent-light-hover': 'var(--rn-accent-soft)',
    '--mantine-color-anchor': 'var(--rn-accent)',
  };
  return { variables: {}, light: shared, dark: shared };
};
