import type { z } from "zod";
import type { AccountTried, TriedAnswer } from "#components/guardrails/queries.ts";
import { isManagementAccount } from "#lib/analysis/iam/organization-limits.ts";
import { parsePolicy } from "#lib/analysis/iam/policy.ts";
import type { Pack } from "#lib/guardrails/pack.ts";
import { notesOn } from "#lib/history/notes.ts";
import { readingFor } from "#lib/history/reading.ts";
import { type TriedPolicy, trial } from "#lib/history/tried.ts";
import { activityReach, gapsIn } from "#lib/scan/activity-reach.ts";
import { readWindow } from "#lib/scan/read-window.ts";
import { currentStore } from "#lib/store/current.ts";
import { isAnyKept } from "#lib/store/events-coverage.ts";
import { eventsNamed } from "#lib/store/events-named.ts";
import type { AccountView } from "#lib/store/views.ts";
import type { guardrailsQuery } from "../_search-params/guardrails.ts";
import { accountsNamed } from "./account.ts";
import { packOf } from "./guardrails.ts";
import { inventoryOf } from "./inventory.ts";

const dayMs = 24 * 3_600_000;
/** CloudTrail's own history reaches so far. */
const days = 90;

/** What the pack of what fails would have denied of the stored calls of each account. @throws AppError as the pack does */
export async function guardrailsTried(
  query: z.output<typeof guardrailsQuery>,
  signal: AbortSignal,
): Promise<TriedAnswer> {
  const policies = triedOf(await packOf(query));
  const from = new Date(Date.now() - days * dayMs).toISOString();
  const accounts: AccountTried[] = [];
  for (const account of await accountsNamed(query.account)) {
    accounts.push(await triedIn(account, { policies, from, signal }));
  }
  return { days, from, accounts };
}

/** What we wrote is a policy; were it none, nothing would be denied, and so it is said. */
function triedOf({ policies }: Pack): TriedPolicy[] {
  return policies.map(({ name, type, document }) => {
    const statements = parsePolicy(JSON.stringify(document));
    if (!statements) throw new Error(`${name} is no policy that could be tried.`);
    return { type, statements };
  });
}

interface Asked {
  policies: readonly TriedPolicy[];
  from: string;
  signal: AbortSignal;
}

async function triedIn(account: AccountView, { policies, from, signal }: Asked): Promise<AccountTried> {
  const { db } = currentStore();
  const { id, label, currentScan } = account;
  const inventory = currentScan ? await inventoryOf(id, currentScan) : undefined;
  const isManagement = inventory && isManagementAccount(inventory, id);
  const reach = await activityReach(db, account);
  const window = await readWindow(db, id, reach);
  const isWhole = window.to !== null && window.to > from;
  const tried = trial(policies, { account: id, isManagement: isManagement === true });
  for await (const event of eventsNamed(db, id, { from, signal, ...readingFor(policies) })) tried.add(event);
  return {
    ...{ account: id, label, gaps: gapsIn(reach, "global") },
    ...{ begin: window.from, to: window.to },
    read: isWhole ? "whole" : (await isAnyKept(db, id, from)) ? "part" : "nothing",
    notes: notesOn(policies, isManagement),
    tried: tried.outcome(),
  };
}
