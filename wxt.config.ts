import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { optionalHostPermissions } from './lib/helpdesks/catalog.ts';

/**
 * Builds for the practice helpdesk and the tests hold what they need, as nobody is there to grant it: notifications,
 * and the local hosts, which are this machine, and a name that tests give it, because browsers trust 127.0.0.1 as if it had TLS.
 * `paced` is the same with a clock that runs faster, so that half an hour of work is over in a minute.
 */
const localHosts = ['http://127.0.0.1/*', 'http://desk.practice.example/*'];
const pacedClock = fileURLToPath(new URL('./tests/practice/paced-clock.ts', import.meta.url));

/** All that the popup's first view needs in one chunk beside its entry: each file takes a way through the browser. */
const firstView = { groups: [{ name: 'popup', test: /entrypoints[\\/]popup[\\/]main/ }] };

export default defineConfig({
  imports: false,
  outDir: 'dist',
  hooks: {
    'vite:build:extendConfig'(entrypoints, { build }) {
      const output = build?.rolldownOptions?.output;
      const isPopups = entrypoints.some(({ name }) => name === 'popup');
      if (isPopups && output && !Array.isArray(output)) output.codeSplitting = firstView;
    },
  },
  manifest: ({ mode, browser }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: [
      'activeTab',
      'alarms',
      'idle',
      'scripting',
      'storage',
      'unlimitedStorage',
      ...(mode === 'production' ? [] : ['notifications' as const]),
    ],
    commands: { pause: { suggested_key: { default: 'Alt+Shift+P' }, description: '__MSG_command_pause__' } },
    ...(mode === 'production'
      ? { optional_permissions: ['notifications'] }
      : { host_permissions: localHosts }),
    optional_host_permissions: [...optionalHostPermissions],
    action: { default_title: '__MSG_extension_name__' },
    ...(browser === 'chrome' && { minimum_chrome_version: '123' }),
    // Firefox hands over what a policy has, without a schema.
    ...(browser !== 'firefox' && { storage: { managed_schema: 'managed-schema.json' } }),
    ...(browser === 'firefox' && {
      // Firefox's own default would turn a GET to a plain-http helpdesk into https.
      content_security_policy: { extension_pages: "script-src 'self'; object-src 'self';" },
      browser_specific_settings: {
        gecko: {
          id: 'firstline@firstline.example',
          strict_min_version: '140.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
  }),
  vite: ({ mode }) => ({
    plugins: [preact()],
    resolve: {
      alias: mode === 'paced' ? [{ find: /^.*\/platform\/clock\.ts$/, replacement: pacedClock }] : [],
    },
  }),
});
