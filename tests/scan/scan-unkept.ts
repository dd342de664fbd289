import { defaultOptions } from "#lib/checks/options.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import { perform } from "#lib/scan/perform.ts";
import { Progress } from "#lib/scan/progress.ts";
import { Unkept } from "#lib/scan/unkept.ts";
import type { Finding } from "#lib/scoring/evaluate.ts";
import type { AccountScore } from "#lib/store/views.ts";
import { fastSession, type ScanWanted } from "./scan-simulated.ts";

export interface UnkeptScan {
  store: Unkept;
  findings: ReadonlyMap<string, Finding>;
  coverage: Coverage[];
  score: AccountScore;
}

/** One whole scan of a simulated account without a database, which is four times as quick: for laws that scan very often. */
export async function scanUnkept({
  endpoint,
  regions = ["us-east-1"],
  defects,
}: Omit<ScanWanted, "account">): Promise<UnkeptScan> {
  const store = new Unkept();
  const progress = new Progress(async () => undefined);
  try {
    const { score } = await perform({
      options: { regions, horizonDays: 90 },
      checkOptions: defaultOptions,
      session: fastSession(endpoint),
      store,
      salt: "0".repeat(32),
      progress,
      signal: new AbortController().signal,
      log: (message) => defects?.push(message),
    });
    const findings = new Map([...store.findings()].map((finding) => [finding.id, finding]));
    return { store, findings, coverage: store.units.flatMap((unit) => unit.coverage), score };
  } finally {
    await progress.end();
  }
}
