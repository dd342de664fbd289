import type { SimulatedAccount } from "#lib/simulator/account.ts";

/** So many of each kind of job in a region say as much to a law as hundreds, of which each scan would read every one. */
const enough = 6;

/** The account with the newest of its finished jobs alone, and all that still run. */
export function withFewJobs(account: SimulatedAccount): SimulatedAccount {
  for (const { sagemaker } of account.regions) {
    for (const [name, list] of Object.entries(sagemaker) as [string, Record<string, unknown>[]][]) {
      if (!/(Jobs|Executions)$/.test(name)) continue;
      const few = list.filter((job, at) => at < enough || isRunning(job));
      Object.assign(sagemaker, { [name]: few });
    }
  }
  return account;
}

function isRunning(job: Record<string, unknown>): boolean {
  return Object.entries(job).some(
    ([field, value]) => /Status$/.test(field) && /^(InProgress|Executing|IN_PROGRESS)$/.test(String(value)),
  );
}
