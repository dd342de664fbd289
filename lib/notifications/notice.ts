import type { Severity } from "#lib/checks/define.ts";
import { visible } from "#lib/invisible.ts";
import type { NoticedAccount } from "#lib/store/notice-views.ts";
import type { Db } from "#lib/store/query.ts";
import type { NoticeKindName } from "./kind-names.ts";

/** What is said of something that happened. Some of it is other people's text: payloads escape all of it. */
export interface NoticeWords {
  title: string;
  /** Of the worst that it tells; null of what has no severity. */
  severity: Severity | null;
  lines: readonly string[];
  /** Where the dashboard shows it, from its root. */
  path: string;
}

/** One notice as a channel is told it. */
export interface Notice extends NoticeWords {
  id: string;
  kind: string;
  account: NoticedAccount;
  /** ISO time at which it was noticed. */
  at: string;
}

/** Something that happened, told once: `key` is its own among those of its account and kind. Facts are null where there is nothing to tell. */
export interface Found<Facts> {
  account: string;
  key: string;
  facts: Facts | null;
}

/** One kind of notice: adding one is a file with this as its default export, its test, its name, and a line in kinds/index.ts. */
export interface NoticeKind<Facts = unknown> {
  kind: NoticeKindName;
  /** What it tells of, as the end of a sentence that begins with "Tells of". */
  about: string;
  /** What happened since a time (ISO) and nobody was told of yet, a bounded number at a time. */
  find(db: Db, since: string): Promise<Found<Facts>[]>;
  /** Pure. Undefined where nothing of it has one of these severities. */
  words(facts: Facts, told: { account: NoticedAccount; severities: readonly Severity[] }): NoticeWords | undefined;
}

/** The type of its facts is known to itself alone: what it found is what it is asked to say. */
export function defineNotice<Facts>(kind: NoticeKind<Facts>): NoticeKind {
  return kind as NoticeKind;
}

/** The most lines of a notice; more are counted. */
export const mostLines = 10;
const longestLine = 300;

/** Lines as they are told: the first ten, none of them long, and how many more there are. */
export function firstLines(lines: readonly string[], all = lines.length): string[] {
  const shown = lines.slice(0, mostLines);
  return all > shown.length ? [...shown, `and ${all - shown.length} more`] : shown;
}

/** Of one line, whatever stands in it: what would not show is told by its code point, and what is long is cut. */
export function plainLine(text: string): string {
  const shown = visible(text.slice(0, 2 * longestLine).toWellFormed());
  return shown.length > longestLine ? `${shown.slice(0, longestLine).toWellFormed()}…` : shown;
}

/** `Production (111122223333)`, or the number alone. */
export function accountWords({ id, label }: NoticedAccount): string {
  return label === id ? id : `${label} (${id})`;
}
