/** The browser's alarms, which wake a worker that sleeps. They may be lost, and come late: never count them. */
import { browser } from 'wxt/browser';

/** One at a time under a name. @param at epoch ms; undefined: none */
export async function setAlarm(name: string, at: number | undefined): Promise<void> {
  if (at === undefined) await browser.alarms.clear(name);
  else await browser.alarms.create(name, { when: at });
}

export function onAlarm(name: string, listener: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) listener();
  });
}
