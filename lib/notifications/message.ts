import type { Notice } from "./notice.ts";

/** What a channel is sent at once: one notice or several. */
export interface Message {
  /** The same each time that it is tried: whoever receives it twice can tell. */
  id: string;
  notices: readonly Notice[];
  /** Somebody asked for it, to see whether it arrives. */
  isTest: boolean;
  /** The origin under which people reach the dashboard, for links; null where nobody said. */
  dashboard: string | null;
}

/** The most notices of a message that people read. */
export const mostNotices = 20;

/** What it is called where there is one line for it. */
export function subjectOf({ notices }: Message): string {
  const [first] = notices;
  return first && notices.length === 1 ? first.title : `${notices.length} notices`;
}

/** Ids of events that came from files are of any length; a longer link is none. */
const longestLink = 1000;

/** Where the dashboard shows a notice; undefined where nobody said under which address. */
export function linkTo({ path }: Pick<Notice, "path">, { dashboard }: Pick<Message, "dashboard">): string | undefined {
  const link = dashboard === null ? "" : dashboard + path;
  return link === "" || link.length > longestLink ? undefined : link;
}

/** Under the notices that are shown, where there are more. */
export function moreWords({ notices }: Message, shown: number): string | undefined {
  return notices.length > shown ? `and ${notices.length - shown} more: the dashboard has all of them.` : undefined;
}
