/** What is shipped, as it lies in the built folders: permissions, sizes, nothing that runs text as code. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { helpdeskIds } from '../../lib/domain/ticket.ts';

const kilobyte = 1000;
const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const builds = ['chrome-mv3', 'firefox-mv3'] as const;

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe.each(builds)('%s', (build) => {
  const folder = join(dist, build);
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));

  test('asks for no more than this, and for no host before the agent connects one', () => {
    expect(manifest.manifest_version).toBe(3);
    expect(manifest.permissions).toEqual([
      'activeTab',
      'alarms',
      'idle',
      'scripting',
      'storage',
      'unlimitedStorage',
    ]);
    expect(manifest.optional_permissions).toEqual(['notifications']);
    expect(manifest.optional_host_permissions).toEqual([
      'https://*.zendesk.com/*',
      'https://*/*',
      'http://*/*',
    ]);
    expect(manifest).not.toHaveProperty('host_permissions');
    expect(manifest).not.toHaveProperty('content_scripts');
    expect(manifest).not.toHaveProperty('web_accessible_resources');
  });

  test.each(helpdeskIds)('the content script of %s is at most 25 kB', (id) => {
    expect(statSync(join(folder, `content-scripts/${id}.js`)).size).toBeLessThanOrEqual(25 * kilobyte);
  });

  // With 51 kB and with 72 kB it answers as soon after a cold start: 46 ms.
  test('the worker is at most 75 kB', () => {
    expect(statSync(join(folder, 'background.js')).size).toBeLessThanOrEqual(75 * kilobyte);
  });

  // What is not asked for by name here is found only when its importer was read: a way through the browser more.
  test('the popup opens with two files of code', () => {
    const page = readFileSync(join(folder, 'popup.html'), 'utf8');
    const named = [...page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, path = '']) => path);
    const imported = named.flatMap((path) => {
      const code = readFileSync(join(folder, path), 'utf8');
      return [...code.matchAll(/\b(?:import|from)"([^"]+)"/g)].map(([, to = '']) => join(dirname(path), to));
    });
    expect(named).toHaveLength(2);
    expect(imported).not.toEqual([]);
    expect(named).toEqual(expect.arrayContaining(imported));
  });

  test('holds no code from elsewhere, and nothing that makes code of text', () => {
    const forbidden = /\beval\(|new Function\(|<script[^>]+src="https?:|import\("https?:/;
    const code = filesOf(folder).filter((name) => /\.(js|html)$/.test(name));
    expect(code.filter((file) => forbidden.test(readFileSync(file, 'utf8')))).toEqual([]);
  });
});
