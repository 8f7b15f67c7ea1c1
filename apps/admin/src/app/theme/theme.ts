import { createTheme, type CSSVariablesResolver } from '@mantine/core';

const SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const MONO = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace';

const QUICK = { duration: 120 };

export const theme = createTheme({
  fontFamily: SANS,
  fontFamilyMonospace: MONO,
  primaryColor: 'indigo',
  // Indigo 8 is the first shade on which white text has 5.7:1.
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: 'sm',
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '6px', xl: '6px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.334', sm: '1.43', md: '1.43', lg: '1.5', xl: '1.4' },
  headings: {
    fontFamily: SANS,
    fontWeight: '600',
    textWrap: 'balance',
    sizes: { h1: { fontSize: '24px', lineHeight: '32px' }, h2: { fontSize: '20px', lineHeight: '28px' }, h3: { fontSize: '16px', lineHeight: '24px' } },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  // The ring of focus-visible in global.css is the only one.
  focusRing: 'never',
  components: {
    // Scrolling is locked by a rule in global.css: the library's own lock adds a style element without the nonce.
    ModalRoot: { defaultProps: { transitionProps: QUICK, radius: 'md', centered: true, lockScroll: false } },
    ModalOverlay: { defaultProps: { backgroundOpacity: 0.5 } },
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] } },
  },
});

/** Mantine's defaults that fail WCAG AA, and its surfaces, replaced by our tokens (see tokens.css). */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const tokens = {
    '--mantine-color-body': 'var(--opal-page)',
    '--mantine-color-text': 'var(--opal-text)',
    '--mantine-color-dimmed': 'var(--opal-muted)',
    '--mantine-color-placeholder': 'var(--opal-muted)',
    '--mantine-color-anchor': 'var(--opal-accent)',
    '--mantine-color-success': 'var(--opal-ok-fg)',
    '--mantine-color-error': 'var(--opal-bad-fg)',
    '--mantine-color-default': 'var(--opal-panel)',
    '--mantine-color-default-hover': 'var(--opal-hover)',
    '--mantine-color-default-color': 'var(--opal-text)',
    '--mantine-color-default-border': 'var(--opal-control)',
    '--mantine-color-indigo-light': 'var(--opal-accent-bg)',
    '--mantine-color-indigo-light-color': 'var(--opal-accent)',
    '--mantine-color-indigo-light-hover': 'var(--opal-accent-bg)',
    '--mantine-color-indigo-outline': 'var(--opal-accent)',
    '--mantine-color-gray-light-color': 'var(--opal-muted)',
    '--mantine-color-gray-light-hover': 'var(--opal-hover)',
    '--mantine-color-red-filled': 'var(--opal-danger)',
    '--mantine-color-red-filled-hover': 'var(--opal-danger-hover)',
    '--mantine-color-red-light-color': 'var(--opal-bad-fg)',
    '--mantine-color-red-outline': 'var(--opal-bad-fg)',
  };
  return { variables: {}, light: tokens, dark: tokens };
};
