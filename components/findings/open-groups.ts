/** So many groups are open at once; the next one closes the one that was opened first. An address stays one that can be sent. */
export const mostOpen = 10;

/** Opens the group of a check, or closes it. */
export function toggled(open: readonly string[], check: string): string[] {
  return open.includes(check) ? open.filter((one) => one !== check) : [...open, check].slice(-mostOpen);
}
