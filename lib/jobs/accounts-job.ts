import { accountsOfOrganization } from "#lib/aws/member-accounts.ts";
import type { CallerIdentity } from "#lib/aws/session.ts";
import { readConfig } from "#lib/config.ts";
import { explain } from "#lib/errors.ts";
import { getAccount, saveAccount } from "#lib/store/accounts.ts";
import type { Db } from "#lib/store/query.ts";
import type { AccountView } from "#lib/store/views.ts";
import { sessionFor } from "./sessions.ts";
import type { NewAccount, NewConnection, NewOrganization, OrganizationReport } from "./views.ts";

/**
 * Adds the account that a connection leads to, or changes how it is reached: what was found in it stays.
 * @throws AppError `credentials`, `assume-role` or `endpoint` when it leads nowhere, `region`, or `conflict` while it is being removed
 */
export async function addAccount(db: Db, { connection, label, regions }: NewAccount): Promise<AccountView> {
  const session = await sessionFor(connection);
  const identity = await session.identity();
  if (regions !== "all") await session.regions(regions);
  return keep(db, identity, { connection, regions, ...(label && { label }) });
}

async function keep(db: Db, { account, partition }: CallerIdentity, added: NewAccount): Promise<AccountView> {
  const known = await getAccount(db, account);
  const { connection, regions, label = known?.label ?? account } = added;
  await saveAccount(db, { id: account, label, partition, connection, regions });
  return { id: account, label, partition, connection, regions, currentScan: known?.currentScan ?? null };
}

/**
 * Adds the accounts of the organization in which the role can be assumed. The account whose credentials are used needs no role.
 * @throws AppError `credentials` when AWS does not list them to these, or does not accept them
 */
export async function addOrganization(db: Db, wanted: NewOrganization): Promise<OrganizationReport> {
  const { profile, regions, include, exclude = [] } = wanted;
  const base: NewConnection = profile ? { type: "profile", profile } : { type: "default" };
  const session = await sessionFor(base);
  const own = await session.identity();
  const members = await accountsOfOrganization(session, readConfig().homeRegion);
  const report: OrganizationReport = { added: [], left: [] };
  const queue = members.values();
  const next = async () => {
    for (const { id, name, state } of queue) {
      const why = leftOut(id, state, include, exclude);
      if (why !== undefined) {
        report.left.push({ id, name, why });
        continue;
      }
      const connection = id === own.account ? base : roleIn(id, own.partition, wanted);
      try {
        const identity = id === own.account ? own : await (await sessionFor(connection)).identity();
        await keep(db, identity, { connection, regions, label: name || id });
        report.added.push({ id, name });
      } catch (error) {
        report.left.push({ id, name, why: explain(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
  return { added: report.added.sort(byId), left: report.left.sort(byId) };
}

/** STS takes far more; the database of the dashboard writes one at a time. */
const atOnce = 8;

function leftOut(id: string, state: string, include: string[] | undefined, exclude: string[]): string | undefined {
  if (exclude.includes(id)) return "It was left out on request.";
  if (include && !include.includes(id)) return "It is not among those asked for.";
  return state === "ACTIVE"
    ? undefined
    : `The account is ${state.toLowerCase().replaceAll("_", " ") || "in no known state"}.`;
}

function roleIn(account: string, partition: string, { roleName, externalId, profile }: NewOrganization): NewConnection {
  const roleArn = `arn:${partition}:iam::${account}:role/${roleName}`;
  return { type: "role", roleArn, ...(externalId && { externalId }), ...(profile && { profile }) };
}
