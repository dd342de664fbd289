/* A data directory with 300,000 findings about 6,000 resources, as a large account has them: mostly finished jobs, mostly passing. */
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { type Finding, findingId } from "#lib/scoring/evaluate.ts";
import { AccountTally } from "#lib/scoring/score.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import { openStore } from "#lib/store/client.ts";
import { stageFindings } from "#lib/store/findings.ts";
import { claimScan } from "#lib/store/leases.ts";
import { setGrades, stageReadings } from "#lib/store/resources.ts";
import { createScan, publishScan } from "#lib/store/scans.ts";
import { tidy } from "#lib/store/statistics.ts";
import { writeTallies } from "#lib/store/tallies.ts";
import type { Connection } from "#lib/store/views.ts";
import { regions } from "#tests/collectors/collect-one.ts";

export const stored = 300_000;
export const account = "111122223333";

const all = checks as readonly Check[];
const none = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };

function identityAt(at: number, kind: string) {
  const region = regions[(at >> 3) % regions.length] ?? "us-east-1";
  const name = `${kind}-${Math.floor(at / all.length)}`;
  return { account, region, kind, name, arn: `arn:aws:sagemaker:${region}:${account}:${kind}/${name}` };
}

function findingAt(at: number): Finding {
  const check = all[at % all.length] as Check;
  const identity = identityAt(at, check.kind);
  const fails = (at * 7919) % 100 < 15;
  const evidence = [{ path: "EnableNetworkIsolation", observed: !fails, expected: "true" }];
  const status = fails ? ("fail" as const) : ("pass" as const);
  return {
    id: findingId(check, identity),
    check: check.id,
    severity: check.severity,
    category: check.category,
    identity,
    exposure: check.kind.endsWith("-job") ? "record" : "live",
    status,
    verdict: { status, evidence },
  };
}

/** Fills a new data directory; `other` is a second account that is there to be scanned. */
export async function fillLarge(dataDir: string, other?: { id: string; connection: Connection }): Promise<void> {
  const store = await openStore({ dataDir });
  const { db } = store;
  await saveAccount(db, { id: account, label: "Large", partition: "aws", connection: { type: "demo" }, regions });
  const { id } = await createScan(db, { account, regions, horizonDays: 90 });
  const scan = await claimScan(db, id, "bench");
  if (!scan) throw new Error("The scan could not be claimed.");
  const at = { account, seq: scan.seq };
  const seen = new Set<string>();
  for (let from = 0; from < stored; from += 1_000) {
    const findings = Array.from({ length: 1_000 }, (_, index) => findingAt(from + index));
    await stageFindings(db, { ...at, findings });
    const found = findings.filter(({ identity: { arn } }) => !seen.has(arn) && seen.add(arn));
    const readings = found.map(({ identity }) => {
      const resource = { Name: identity.name };
      const readAt = new Date().toISOString();
      return { identity, action: "bench", readAt, status: "read" as const, resource, secrets: [] };
    });
    await stageReadings(db, { ...at, readings });
    const grades = found.map(({ identity, exposure }) => {
      return {
        identity,
        exposure,
        grade: "B" as const,
        score: 80,
        failing: none,
        unknown: 0,
        judged: 5,
        failure: null,
        owner: `team-${identity.name.length % 12}`,
        tags: [
          { key: "Team", value: `team-${identity.name.length % 12}` },
          { key: "Environment", value: "prod" },
        ],
        changedAt: null,
      };
    });
    await setGrades(db, { ...at, grades });
  }
  const verdicts = { pass: 0, fail: 0, "not-applicable": 0, unknown: 0 };
  const summary = { failing: none, verdicts, recordFailing: none, resources: seen.size, records: 0, changes: null };
  await tidy(db, scan);
  await writeTallies(db, scan);
  await publishScan(db, scan, { score: new AccountTally().score(), summary, spans: [], judgedBy: {} });
  if (other) await saveAccount(db, { ...other, label: "Scanned", partition: "aws", regions });
  await store.close();
}
