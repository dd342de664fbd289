import type { Report, UnscannedAccount } from "./report.ts";

/** The accounts that were asked for with these and have never been scanned. */
export function unscannedIn([first]: readonly Report[]): readonly UnscannedAccount[] {
  return first?.unscanned ?? [];
}

/** `Account 111122223333 (lab) has not been scanned: nothing in this report tells of it.` The name is other people's text. */
export function unscannedWords({ account, name }: UnscannedAccount): string {
  return `Account ${account}${name === account ? "" : ` (${name})`} has not been scanned: ${nothingOfIt}`;
}

export const nothingOfIt = "nothing in this report tells of it.";
