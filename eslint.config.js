import { defineConfig, globalIgnores } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const INNER_HTML = {
  selector: 'AssignmentExpression > MemberExpression[property.name=/^(inner|outer)HTML$/]',
  message:
    'Markup made from a string can be made by a file name or a link: create elements, or set textContent.',
};

const STYLE_ATTRIBUTE = {
  selector: 'SvelteAttribute[key.name="style"]',
  message:
    'The policy of the page forbids style attributes: write a style:name={…} directive, which sets it by script.',
};

const NO_CLOCK_NO_DICE =
  'core gives the same answer for the same arguments, always: take the time or the random numbers as an argument (createRandom(seed)).';

export default defineConfig(
  globalIgnores(['.cache/', 'dist/', 'playwright-report/', 'test-results/', '**/assembly/']),
  tseslint.configs.strictTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        extraFileExtensions: ['.svelte'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-restricted-syntax': ['error', INNER_HTML],
      // An index into a typed array inside its bounds is a number, and the compiler cannot know it.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // An aborted signal's reason is passed on as it is.
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser, svelteConfig } },
  },
  {
    files: ['**/*.svelte'],
    rules: {
      'svelte/no-at-html-tags': 'error',
      'no-restricted-syntax': ['error', INNER_HTML, STYLE_ATTRIBUTE],
      // The parser does not carry the types of generic components into their callbacks; svelte-check does.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    rules: {
      // JSON is `any` and has no annotation here; `tsc` checks the rest of these files.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['src/**'],
    rules: {
      'no-console': 'error',
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@tensorflow/*'],
              message:
                'Only src/engine knows what runs the arithmetic: ask the Engine interface instead, so that tensors never leave it.',
            },
          ],
        },
      ],
    },
  },
  { files: ['src/engine/**'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['src/core/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['Date', 'performance', 'crypto'].map((name) => ({ name, message: NO_CLOCK_NO_DICE })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: NO_CLOCK_NO_DICE },
      ],
    },
  },
);
