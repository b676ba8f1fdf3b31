/** A profile: one person's figures, where more than one person's accounts are recorded in this browser. */
import { text } from './check.ts';

const maxLength = 40;

/** Chosen by the agent; the first profile has none. */
export const profileName = text({ max: maxLength, pattern: /^$|^\S(.*\S)?$/u });
