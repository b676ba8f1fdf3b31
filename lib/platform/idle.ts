/** Whether somebody is at the machine: what the browser knows beyond its pages. */
import { browser } from 'wxt/browser';
import { now } from './clock.ts';

/** The browser's own shortest. */
const shortestS = 15;

export type MachineState = 'active' | 'idle' | 'locked';

/** Idle: no input at all in the last 15 s, in whatever window. */
export function machineState(): Promise<MachineState> {
  return browser.idle.queryState(shortestS);
}

/** @param idleAfterMs after how long without input the machine is called idle */
export function watchMachineAfter(idleAfterMs: number): void {
  browser.idle.setDetectionInterval(Math.max(shortestS, Math.round(idleAfterMs / 1000)));
}

/** Some browsers never tell of a locked screen. */
export function onMachineState(listener: (state: MachineState, at: number) => void): void {
  browser.idle.onStateChanged.addListener((state) => listener(state, now()));
}
