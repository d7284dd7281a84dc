// What the viewer's modules are held to: eslint's own recommendations, and functions that fit on a screen.
import { createRequire } from 'node:module';

const require = createRequire(new URL('../tools/package.json', import.meta.url));
const js = require('@eslint/js'), globals = require('globals');

export default [
  js.configs.recommended,
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { ecmaVersion: 2023, sourceType: 'module', globals: { ...globals.browser, ...globals.node } },
    rules: {
      'max-lines-per-function': ['error', { max: 45, skipComments: true }], 'max-lines': ['error', 250], 'max-depth': ['error', 3],
      eqeqeq: ['error', 'always', { null: 'ignore' }], 'no-var': 'error', 'prefer-const': 'error', 'no-implicit-globals': 'error', 'no-eval': 'error', 'no-new-func': 'error',
      'no-restricted-properties': ['error', ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'write'].map((property) => ({ property, message: 'text of the checked repository only ever becomes text' }))],
    },
  },
];
