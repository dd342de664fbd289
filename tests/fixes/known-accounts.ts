import type { SimulatedAccount } from "#lib/simulator/account.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { withMoreFaults, withoutJobs } from "./accounts.ts";
import { type Audit, audited, type Failing, failingIn } from "./audit.ts";

/** An account of the laws, and what was read of it: frozen, since many test files have the same. To change something, take a copy. */
export interface KnownAccount {
  account: SimulatedAccount;
  before: Audit;
  failing: readonly Failing[];
}

const accounts = {
  "what is live": withoutJobs,
  "more faults": withMoreFaults,
  demo: () => demoAccount({ now: new Date() }),
};
const known = new Map<string, Promise<KnownAccount>>();

/** Each is read once a process: the test files of a project that is not isolated are one. */
export function knownAccount(name: keyof typeof accounts): Promise<KnownAccount> {
  const one = known.get(name) ?? read(accounts[name]());
  known.set(name, one);
  return one;
}

async function read(account: SimulatedAccount): Promise<KnownAccount> {
  const before = await audited(account);
  for (const part of [account, before.readings, before.coverage]) freeze(part);
  return { account, before, failing: Object.freeze(failingIn(before)) };
}

function freeze(value: unknown): void {
  if (typeof value !== "object" || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value)) return;
  Object.freeze(value);
  for (const child of Object.values(value)) freeze(child);
}
