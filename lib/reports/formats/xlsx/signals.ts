import { formatCount } from "#lib/format.ts";
import type { ReportThing } from "../../lately.ts";
import { signalsSaid, thingsLeftOut } from "../../lately-words.ts";
import type { Report } from "../../report.ts";
import { timeOf } from "./lists.ts";
import type { Column } from "./sheet.ts";

/** What was seen, or something that was not looked through. */
type SignalRow = { account: string } & ({ thing: ReportThing } | { untold: string; status: string });

const of =
  <Value>(value: (thing: ReportThing) => Value) =>
  (row: SignalRow) =>
    "thing" in row ? value(row.thing) : null;

export const signals: readonly Column<SignalRow>[] = [
  { name: "status", width: 20, value: (row) => ("thing" in row ? "seen" : row.status) },
  { name: "severity", width: 11, value: of(({ severity }) => severity) },
  { name: "what happened", width: 60, value: of(({ signals }) => signals.map(({ title }) => title)) },
  { name: "first", width: 20, value: of(({ at }) => timeOf(at)) },
  { name: "last", width: 20, value: of(({ lastAt }) => timeOf(lastAt)) },
  { name: "events", width: 9, value: of(({ count }) => count) },
  { name: "who", width: 38, value: of(({ actor }) => actor) },
  { name: "behind", width: 30, value: of(({ behind }) => behind) },
  { name: "region", width: 16, value: of(({ regions }) => regions.join(", ")) },
  { name: "calls", width: 38, value: of(({ calls }) => calls) },
  { name: "failed with", width: 20, value: of(({ errorCode }) => errorCode) },
  { name: "touched", width: 80, value: of(({ touched }) => touched) },
  { name: "touched in all", width: 14, value: of(({ touchedInAll }) => touchedInAll) },
  { name: "note", width: 90, value: (row) => ("thing" in row ? row.thing.sentence : row.untold) },
  { name: "id", width: 38, value: of(({ id }) => id) },
  { name: "account", width: 15, value: (row) => row.account },
];

/** First what was not looked through, and what came of the rest: an empty list is no all-clear. */
export async function* signalRows(reports: readonly Report[]): AsyncGenerator<SignalRow> {
  for (const report of reports) {
    const lately = await report.lately?.();
    if (!lately) continue;
    const { account } = report.scan;
    const things = lately.signals?.things ?? [];
    const left = lately.signals && thingsLeftOut(lately.signals, things.length);
    const result = lately.signals ? `${formatCount(lately.signals.total)} in all` : "not known";
    yield { account, status: result, untold: [signalsSaid(lately), left].filter(Boolean).join(" ") };
    for (const untold of lately.unread) yield { account, status: "not looked through", untold };
    for (const thing of things) yield { account, thing };
  }
}
