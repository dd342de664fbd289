import { readConfig } from "#lib/config.ts";
import { AppError } from "#lib/errors.ts";
import { lostReports } from "#lib/lost-reports.ts";
import { openStore } from "#lib/store/client.ts";
import { countReportsOf } from "#lib/store/kept-reports.ts";
import { beganRemovals, beginRemoval, finishRemoval, removeRegion } from "#lib/store/removal.ts";
import type { Command } from "./command.ts";
import { parseOptions } from "./options.ts";

/** Removes what the store holds of an account, or of one of its regions. Nothing in AWS is touched. */
export const removeCommand: Command = async (words, signal) => {
  const { account, region, yes } = parseOptions(words, {
    account: { type: "string" },
    region: { type: "string" },
    yes: { type: "boolean", default: false },
  });
  if (!account) throw new AppError("usage", "No account is named.", "Name one: --account 111122223333.");
  const what = region ? `${region} of the account ${account}` : `the account ${account}`;
  const { dataDir, databaseUrl } = readConfig();
  const store = await openStore({ dataDir, ...(databaseUrl && { databaseUrl }) });
  try {
    if (!yes) {
      const reports = region ? [] : lostReports(await countReportsOf(store.db, account));
      throw new AppError(
        "usage",
        `This removes ${what} with its scans, findings and events${reports.map((words) => `, and ${words}`).join("")}, for good.`,
        "Add --yes to do so. Nothing in AWS changes.",
      );
    }
    if (region) await removeRegion(store.db, account, region);
    else {
      if (!(await beganRemovals(store.db)).includes(account)) await beginRemoval(store.db, account);
      await finishRemoval(store.db, account, signal);
    }
    signal.throwIfAborted();
  } finally {
    await store.close();
  }
  process.stdout.write(`Removed ${what}.\n`);
  return 0;
};
