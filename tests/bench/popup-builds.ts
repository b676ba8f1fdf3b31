/**
 * The extensions that the popup's bench opens: Firstline as it is built, and a blank one. Both get the same few lines
 * that say when what is wanted was drawn, so that both pay for them alike.
 */
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** `name`: as the browser shows it. */
export type PopupBuild = { folder: string; name: string };

/** Says on a channel, in epoch ms, that the frame after a wanted element came into the document was drawn. */
const watcher = `
const { wanted } = document.currentScript.dataset;
const channel = new BroadcastChannel('popup');
channel.onmessage = () => window.close();
const observer = new MutationObserver(look);
observer.observe(document, { childList: true, subtree: true, attributes: true });
function look() {
  if (!document.querySelector(wanted)) return;
  observer.disconnect();
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => channel.postMessage(performance.timeOrigin + performance.now());
    port2.postMessage(0);
  });
}
`;

async function watch(folder: string, wanted: string): Promise<void> {
  const page = join(folder, 'popup.html');
  const html = await readFile(page, 'utf8');
  const script = `<script src="watch.js" data-wanted='${wanted}'></script>`;
  await writeFile(join(folder, 'watch.js'), watcher);
  await writeFile(page, html.replace('<head>', `<head>${script}`));
}

/** @param built the folder of a finished build, which stays as it is */
export async function watchedCopy(built: string, wanted: string): Promise<PopupBuild> {
  const folder = await mkdtemp(join(tmpdir(), 'firstline-bench-'));
  await cp(built, folder, { recursive: true });
  await watch(folder, wanted);
  return { folder, name: 'Firstline' };
}

export async function blankBuild(): Promise<PopupBuild> {
  const outDir = await mkdtemp(join(tmpdir(), 'firstline-blank-'));
  await build({
    root: fileURLToPath(new URL('blank-extension', import.meta.url)),
    configFile: false,
    logLevel: 'silent',
    base: '',
    build: {
      outDir,
      emptyOutDir: true,
      rolldownOptions: { input: fileURLToPath(new URL('blank-extension/popup.html', import.meta.url)) },
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  });
  await watch(outDir, '#app p');
  return { folder: outDir, name: 'Blank popup' };
}
