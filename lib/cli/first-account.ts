import { AppError } from "#lib/errors.ts";
import { letDemoGoOn, setDemoEpoch } from "#lib/jobs/demo.ts";
import type { Jobs } from "#lib/jobs/queue.ts";
import { sessionFor } from "#lib/jobs/sessions.ts";
import { listAccounts, saveAccount } from "#lib/store/accounts.ts";
import type { Db } from "#lib/store/query.ts";
import { getSetting, saveSetting } from "#lib/store/settings.ts";

const epochSetting = "demo-epoch";
const demoDays = 30;

/**
 * Sees to it that there is something to look at: with credentials, their account stands ready to be audited; without,
 * the demo account is audited. Answers the sentence to greet with.
 */
export async function firstAccount(db: Db, jobs: Jobs, { demo }: { demo: boolean }): Promise<string> {
  await keepDemoEpoch(db);
  const accounts = await listAccounts(db);
  if (accounts.length > 0 && !demo) return `Accounts: ${accounts.map((account) => account.label).join(", ")}.`;
  if (!demo) {
    const identity = await (await sessionFor({ type: "default" })).identity().catch((error: unknown) => {
      if (error instanceof AppError && error.message.startsWith("No AWS credentials")) return undefined;
      throw error;
    });
    if (identity) {
      await saveAccount(db, {
        id: identity.account,
        label: identity.account,
        partition: identity.partition,
        connection: { type: "default" },
        regions: "all",
      });
      return `AWS credentials found: ${identity.arn || identity.account}. Open the address to audit account ${identity.account}.`;
    }
  }
  const identity = await (await sessionFor({ type: "demo" })).identity();
  const known = accounts.find((account) => account.id === identity.account);
  if (!known) {
    await saveAccount(db, {
      id: identity.account,
      label: "Demo account",
      partition: identity.partition,
      connection: { type: "demo" },
      regions: "all",
    });
    await jobs.requestScan({ account: identity.account, regions: "all" });
  }
  return "No AWS credentials were used: this is the demo account, a simulated company with good and bad practice.";
}

/** Restarts show the same demo; a month later it moves on, so that its 90 days of activity do not run dry. */
async function keepDemoEpoch(db: Db): Promise<void> {
  const kept = await getSetting(db, epochSetting);
  const age = kept ? Date.now() - Date.parse(kept) : Number.POSITIVE_INFINITY;
  const epoch = kept && age < demoDays * 24 * 3_600_000 ? kept : new Date().toISOString();
  if (epoch !== kept) await saveSetting(db, epochSetting, epoch);
  setDemoEpoch(new Date(epoch));
  letDemoGoOn();
}
