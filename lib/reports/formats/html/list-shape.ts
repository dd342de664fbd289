import type { Category, Severity } from "#lib/checks/define.ts";

/*
 * The list of findings as it stands in the page: blocks of some hundred, each twice. What findings are searched by is
 * unpacked when the page opens; their markup, which is ten times as long, when they are shown.
 */

/** Findings beside each other that one check gave, in one part of one account. */
export interface Run {
  account: string;
  /** A `Part`'s id. */
  part: string;
  severity: Severity;
  category: Category;
  check: string;
  title: string;
  /** Of live resources or of records: a check has a heading for each. */
  exposure: string;
  rows: Row[];
}

/** What tells a finding from its neighbours. Other people's words, which are text and never markup. */
export type Row = readonly [kind: string, region: string, name: string, arn: string];

/** The markup of a run, escaped where it was written: its heading, and a piece for each finding. */
export interface WrittenRun {
  open: string;
  rows: string[];
  close: string;
}
