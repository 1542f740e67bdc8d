import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** The one accent: fountain-pen ink. Verdict colours live in styles.css, beside the paper they are read on. */
const ink: MantineColorsTuple = [
  '#eef2fb',
  '#dbe3f4',
  '#b5c5e8',
  '#8ba5db',
  '#6889cf',
  '#4d73c2',
  '#2f549f',
  '#24448a',
  '#1c3670',
  '#142857',
]

/** The library's greys lean to blue: beside paper they look like a stain. */
const warmGray: MantineColorsTuple = [
  '#f8f6f2',
  '#f1eee7',
  '#e7e2d8',
  '#d9d3c6',
  '#c8c0b1',
  '#a8a093',
  '#7f786c',
  '#57534b',
  '#3a3732',
  '#1c1b18',
]

/** From the text (0) to the deepest ground (9) of the dark appearance. */
const darkGray: MantineColorsTuple = [
  '#d6d3cb',
  '#b5b1a7',
  '#989489',
  '#6b6a66',
  '#434850',
  '#2f343a',
  '#22262b',
  '#1a1d21',
  '#131518',
  '#0c0d0f',
]

const OWN_DIRECTION = { attributes: { input: { dir: 'auto' } } }

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 5 },
  colors: { ink, gray: warmGray, dark: darkGray },
  fontFamily: "'Heebo Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  headings: { fontFamily: "'Heebo Variable', system-ui, sans-serif", fontWeight: '650' },
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '6px', md: '10px', lg: '14px', xl: '20px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // `dir` given to a field lands on the box around it, where the letters typed cannot turn it.
    TextInput: { defaultProps: OWN_DIRECTION },
    Textarea: { defaultProps: OWN_DIRECTION },
    Button: { defaultProps: { size: 'sm' } },
    Modal: {
      styles: { title: { fontSize: '1.125rem', fontWeight: 650 } },
      defaultProps: { centered: true, padding: 'lg', overlayProps: { backgroundOpacity: 0.45, blur: 2 } },
    },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true } },
  },
})

const tokens = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-2)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-error': 'var(--against)',
}

/** Hands Mantine's surfaces over to the page's own tokens, so that both speak of the same paper. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: tokens,
  dark: tokens,
})
