/** A profile: one person's figures, where more than one person's accounts are recorded in this browser. */
import { text } from './check.ts';

const maxLength = 40;

/** The profile of the demo data. Nobody can give it to figures of their own, so the two are never mixed. */
export const demoProfile = '(demo)';

/** Chosen by the agent; the first profile has none. */
export const profileName = text({ max: maxLength, pattern: /^$|^(?!\(demo\)$)\S(.*\S)?$/u });
