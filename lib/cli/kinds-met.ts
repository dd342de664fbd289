import { defaultOptions } from "#lib/checks/options.ts";
import { namesIn } from "#lib/inventory/names.ts";
import { setDemoEpoch } from "#lib/jobs/demo.ts";
import { sessionFor } from "#lib/jobs/sessions.ts";
import { perform } from "#lib/scan/perform.ts";
import { Progress } from "#lib/scan/progress.ts";
import { Unkept } from "#lib/scan/unkept.ts";

/** What a scan of the demo account met of a kind: how many, and the kinds they name of which only what is named is read. */
export interface Met {
  count: number;
  names: ReadonlySet<string>;
}

export async function kindsMet(): Promise<ReadonlyMap<string, Met>> {
  // As of one day, or the page would be another tomorrow.
  setDemoEpoch(new Date("2026-11-02T09:00:00Z"));
  const session = await sessionFor({ type: "demo" });
  session.budgets.unlimited = true;
  const store = new Unkept();
  const progress = new Progress(async () => undefined);
  const { signal } = new AbortController();
  const options = { regions: "all", horizonDays: "all" } as const;
  const salt = "0".repeat(32);
  const log = () => undefined;
  await perform({ options, checkOptions: defaultOptions, session, store, salt, progress, signal, log });
  await progress.end();
  const met = new Map<string, { count: number; names: Set<string> }>();
  for (const settled of [true, false]) {
    for await (const batch of store.readings({ settled })) {
      for (const { identity, ...reading } of batch) {
        const { count, names } = met.get(identity.kind) ?? { count: 0, names: new Set<string>() };
        if ("resource" in reading) for (const { kind } of namesIn(identity.kind, reading.resource)) names.add(kind);
        met.set(identity.kind, { count: count + 1, names });
      }
    }
  }
  return met;
}
