import type { OpenPath, OpenPaths } from "#components/overview/attack-paths.tsx";
import { titleOf } from "#lib/checks/catalogue.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { derivedKinds } from "#lib/inventory/derived.ts";
import { scansOnShow } from "#lib/store/accounts.ts";
import { currentStore } from "#lib/store/current.ts";
import { countByCheck } from "#lib/store/findings-count.ts";
import { assessedAt, listFindings } from "#lib/store/findings-list.ts";
import type { CoverageRow, FindingRow, ResourceDetail } from "#lib/store/views.ts";
import { pathIn } from "./path-answer.ts";

/** The worst open attack paths of an account, and how many there are, are broken, or could not be judged. */
export async function openPaths(account: string, read: Promise<readonly CoverageRow[]>, most = 5): Promise<OpenPaths> {
  const { db } = currentStore();
  const kinds = derivedKinds.map(({ kind }) => kind);
  const ofPaths = { account: [account], kind: kinds };
  const [[shown], ledger, page, counts, accepted] = await Promise.all([
    scansOnShow(db, [account]),
    read,
    listFindings(db, { ...ofPaths, status: ["fail"], waived: "without", sort: "severity" }, { limit: most }),
    countByCheck(db, { ...ofPaths, waived: "without" }),
    countByCheck(db, { ...ofPaths, waived: "only" }),
  ]);
  const count = (wanted: VerdictStatus) =>
    counts.reduce((sum, { status, count }) => sum + (status === wanted ? count : 0), 0);
  const arns = page.rows.map(({ resource }) => resource.arn);
  const judged = await assessedAt(db, account, shown?.seq ?? 0, arns);
  const paths = page.rows.map((row) => pathOf(row, judged.get(row.resource.arn)?.configuration));
  const blind = ledger.flatMap(({ kind, region, unlisted }) =>
    unlisted && kinds.some((one) => one === kind) ? [region] : [],
  );
  return {
    paths: paths.filter((one) => one !== undefined),
    failing: count("fail"),
    waived: accepted.reduce((sum, { count }) => sum + count, 0),
    unknown: count("unknown"),
    broken: count("pass"),
    blind: [...new Set(blind)].sort(),
    kinds,
  };
}

function pathOf(
  { id, check, severity }: FindingRow,
  configuration: ResourceDetail["configuration"] = null,
): OpenPath | undefined {
  const path = pathIn(configuration);
  if (!path) return undefined;
  // What a trust of people's breaks is no failing finding, so all of them hold.
  const steps = path.Steps.map(({ Kind: kind, Arn: arn, Name: name, Holds: holds }) => ({
    kind,
    arn,
    name,
    holds,
    cut: null,
  }));
  return { id, title: titleOf(check, "fail"), severity, from: path.From, to: path.To, steps };
}
