import type { OpenPath, OpenPaths } from "#components/overview/attack-paths.tsx";
import { titleOf } from "#lib/checks/catalogue.ts";
import { derivedKinds } from "#lib/inventory/derived.ts";
import { currentStore } from "#lib/store/current.ts";
import { countFindings, listFindings } from "#lib/store/findings-list.ts";
import { getResource } from "#lib/store/resources-list.ts";
import type { CoverageRow, FindingRow } from "#lib/store/views.ts";
import { pathIn } from "./path-answer.ts";

/** The worst open attack paths of an account, and how many there are, are broken, or could not be judged. */
export async function openPaths(account: string, ledger: readonly CoverageRow[], most = 5): Promise<OpenPaths> {
  const { db } = currentStore();
  const kinds = derivedKinds.map(({ kind }) => kind);
  const of = (status: FindingRow["status"]) => ({ account: [account], kind: kinds, status: [status] });
  const [page, failing, unknown, broken] = await Promise.all([
    listFindings(db, { ...of("fail"), sort: "severity" }, { limit: most }),
    countFindings(db, of("fail")),
    countFindings(db, of("unknown")),
    countFindings(db, of("pass")),
  ]);
  const paths = await Promise.all(page.rows.map((row) => pathOf(account, row)));
  const blind = ledger.flatMap(({ kind, region, unlisted }) =>
    unlisted && kinds.some((one) => one === kind) ? [region] : [],
  );
  return {
    paths: paths.filter((one) => one !== undefined),
    failing,
    unknown,
    broken,
    blind: [...new Set(blind)].sort(),
    kinds,
  };
}

async function pathOf(account: string, { id, check, severity, resource }: FindingRow): Promise<OpenPath | undefined> {
  const stored = await getResource(currentStore().db, account, resource.arn);
  const path = pathIn(stored?.configuration);
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
