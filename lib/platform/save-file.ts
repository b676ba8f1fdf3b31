/** Saves a file from a page, as a click on a download link does. */
import { after } from './clock.ts';

/** The browser has begun to read it long before. */
const keptMs = 60_000;

export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  after(keptMs, () => URL.revokeObjectURL(link.href));
}
