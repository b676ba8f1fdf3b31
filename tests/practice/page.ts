/** The files of the single-page app, and the one document that every address of it answers with. */

import { readFile } from 'node:fs/promises';

const FOLDER = new URL('./page/', import.meta.url);

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

export interface PageAsset {
  type: string;
  content: Buffer;
}

export async function readAsset(name: string): Promise<PageAsset | null> {
  const type = TYPES[name.split('.').at(-1) ?? ''];
  if (!type || !/^[a-z-]+\.[a-z]+$/.test(name)) return null;
  try {
    return { type, content: await readFile(new URL(name, FOLDER)) };
  } catch {
    return null;
  }
}

/** The app, with what it shows first inside, so that it also draws where its requests are forbidden. */
export async function appHtml(start: unknown): Promise<string> {
  const html = await readFile(new URL('app.html', FOLDER), 'utf8');
  const json = JSON.stringify(start).replaceAll('<', '\\u003c');
  return html.replace('>"start"<', () => `>${json}<`);
}

export function signInHtml(): Promise<string> {
  return readFile(new URL('sign-in.html', FOLDER), 'utf8');
}
