/** What is saved from a page may fail, as on a full disk: the page says so beside its button. */

/** @returns why it did not work, or nothing */
export async function refusalOf(save: () => Promise<void>): Promise<string | undefined> {
  try {
    await save();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown';
  }
}
