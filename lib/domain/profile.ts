/** A profile: one person's figures, where more than one person's accounts are recorded in this browser. */
import * as z from 'zod/mini';

const maxLength = 40;

/** Chosen by the agent; the first profile has none. */
export const profileName = z.string().check(z.maxLength(maxLength), z.regex(/^$|^\S(.*\S)?$/u));
