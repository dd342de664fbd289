/** So many groups are open at once; the next one closes the one that was opened first. An address stays one that can be sent. */
export const mostOpen = 10;

/** Opens a group, or closes it. */
export function toggled(open: readonly string[], key: string): string[] {
  return open.includes(key) ? open.filter((one) => one !== key) : [...open, key].slice(-mostOpen);
}
