import type { SimulatedAccount, SimulatedOrganization } from "#lib/simulator/account.ts";
import { generateAccount } from "#lib/simulator/accounts/generate.ts";

/* An organization of small accounts in three regions each, all of whose scans have to wait for AWS's rates. */

export const roleName = "SagewardenAudit";
const accounts = 20;
/** In one region; each is described by itself, at half of what AWS takes: two minutes. What is listed besides takes processor time. */
const processingJobs = 300;
const management = "111111111111";

function memberAccount(seed: number, now: Date): SimulatedAccount {
  const small = { seed, now, size: 0.02, events: 1, running: 0 };
  const [busy] = generateAccount({ ...small, processingJobs, regions: ["us-east-1"] }).regions;
  const account = generateAccount({ ...small, processingJobs: 0 });
  const role = {
    RoleName: roleName,
    RoleId: `AROA${account.id}`,
    Arn: `arn:aws:iam::${account.id}:role/${roleName}`,
    AssumeRolePolicyDocument: JSON.stringify({
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${management}:root` },
        Action: "sts:AssumeRole",
      },
    }),
  };
  return {
    ...account,
    regions: account.regions.map((region) => (busy?.name === region.name ? busy : region)),
    iam: { ...account.iam, roles: [...account.iam.roles, role] },
  };
}

/** What a simulator takes. The management account, whose credentials they are, is not among those that are audited. */
export function manyAccounts(now: Date): { account: SimulatedAccount; others: SimulatedAccount[] } {
  const others = Array.from({ length: accounts }, (_, seed) => memberAccount(seed, now));
  const members: SimulatedOrganization["members"] = others.map(({ id }) => ({
    id,
    name: `Team ${id}`,
    state: "ACTIVE",
  }));
  const own = memberAccount(accounts, now);
  const organization = { id: "o-company0001", managementAccount: management, members };
  const caller = { arn: `arn:aws:iam::${management}:user/auditor`, userId: "AIDAAUDITOR" };
  return { account: { ...own, id: management, caller, organization }, others };
}
