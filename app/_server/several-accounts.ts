import type { AccountRow } from "#components/several-accounts/account-row.ts";
import { derivedKinds } from "#lib/inventory/derived.ts";
import { accountExposures } from "#lib/store/account-exposures.ts";
import { currentStore } from "#lib/store/current.ts";
import { scansShown } from "#lib/store/scans.ts";
import type { AccountView } from "#lib/store/views.ts";

/** Accounts side by side: how each stands, how much of it was assessed, and what can be abused in it. */
export async function accountRows(accounts: readonly AccountView[]): Promise<AccountRow[]> {
  const { db } = currentStore();
  const ids = accounts.map(({ id }) => id);
  const kinds = derivedKinds.map(({ kind }) => kind);
  const [scans, exposures] = await Promise.all([scansShown(db, ids), accountExposures(db, ids, kinds)]);
  const scanOf = new Map(scans.map((scan) => [scan.account, scan]));
  const exposureOf = new Map(exposures.map((one) => [one.account, one]));
  return accounts.map(({ id, label, connection }) => {
    const scan = scanOf.get(id);
    const exposure = exposureOf.get(id);
    const isImported = connection.type === "bundle";
    if (!scan?.score || !exposure) return { id, label, isImported, scanned: null };
    const { failing, unknown, waived, paths } = exposure;
    return {
      ...{ id, label, isImported },
      scanned: {
        at: scan.finishedAt ?? scan.requestedAt,
        score: scan.score,
        ...{ failing, unknown, waived, paths },
      },
    };
  });
}
