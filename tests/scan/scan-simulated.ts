import { AwsSession } from "#lib/aws/session.ts";
import { type CheckOptions, defaultOptions } from "#lib/checks/options.ts";
import { runScan } from "#lib/scan/run.ts";
import type { SimulatedAccount } from "#lib/simulator/account.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { claimScan } from "#lib/store/leases.ts";
import { createScan, getScan } from "#lib/store/scans.ts";
import type { ScanView } from "#lib/store/views.ts";

export interface ScanWanted {
  account: Pick<SimulatedAccount, "id" | "partition">;
  endpoint: string;
  regions?: string[] | "all";
  kinds?: string[];
  horizonDays?: number | "all";
  cap?: number;
  signal?: AbortSignal;
  defects?: string[];
  checkOptions?: CheckOptions;
}

/** A session with the simulated account whose budgets are no limit: tests are not about waiting. */
export function fastSession(endpoint: string): AwsSession {
  const source = { type: "static", accessKeyId: "AKIATEST", secretAccessKey: "test" } as const;
  const session = new AwsSession(source, { homeRegion: "us-east-1", endpoint });
  session.budgets.unlimited = true;
  return session;
}

/** One whole scan of a simulated account into a store, as the worker runs it. */
export async function scanSimulated(store: Store, wanted: ScanWanted): Promise<ScanView> {
  const {
    account,
    endpoint,
    regions = ["us-east-1"],
    kinds,
    horizonDays = 90,
    cap,
    signal,
    defects,
    checkOptions = defaultOptions,
  } = wanted;
  const connection = { type: "default" } as const;
  await saveAccount(store.db, { id: account.id, label: account.id, partition: account.partition, connection, regions });
  const { id } = await createScan(store.db, {
    account: account.id,
    regions,
    horizonDays,
    ...(cap && { cap }),
    ...(kinds && { kinds }),
  });
  const scan = await claimScan(store.db, id, "test");
  if (!scan) throw new Error("The scan could not be claimed.");
  await runScan(store.db, scan, {
    session: fastSession(endpoint),
    checkOptions,
    signal: signal ?? new AbortController().signal,
    log: (message) => defects?.push(message),
  });
  const view = await getScan(store.db, id);
  if (!view) throw new Error("The scan is gone.");
  return view;
}
