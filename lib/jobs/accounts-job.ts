import type { CallerIdentity } from "#lib/aws/session.ts";
import { AppError, explain } from "#lib/errors.ts";
import { getAccount, saveAccount } from "#lib/store/accounts.ts";
import type { Db } from "#lib/store/query.ts";
import type { AccountView } from "#lib/store/views.ts";
import { byId, identityOf, reachOrganization } from "./reach.ts";
import { sessionFor } from "./sessions.ts";
import type { NewAccount, NewOrganization, OrganizationReport } from "./views.ts";

/**
 * Adds the account that a connection leads to, or changes how it is reached: what was found in it stays.
 * @throws AppError `credentials`, `assume-role` or `endpoint` when it leads nowhere, `region`, or `conflict` while it is being removed
 */
export async function addAccount(db: Db, added: NewAccount): Promise<AccountView> {
  const session = await sessionFor(added.connection);
  const identity = await identityOf(session);
  if (added.regions !== "all") await session.regions(added.regions);
  return keep(db, identity, added);
}

async function keep(db: Db, { account, partition }: CallerIdentity, added: NewAccount): Promise<AccountView> {
  const known = await getAccount(db, account);
  const { connection, regions, label = known?.label ?? account } = added;
  await saveAccount(db, { id: account, label, partition, connection, regions });
  const saved = await getAccount(db, account);
  if (!saved) throw new AppError("conflict", `The account ${account} was removed meanwhile.`);
  return saved;
}

/**
 * Adds the accounts of the organization in which the role can be assumed. What people called an account stays its name.
 * @throws AppError `credentials` when AWS does not list them to these, or does not accept them, and `region`
 */
export async function addOrganization(db: Db, wanted: NewOrganization): Promise<OrganizationReport> {
  const { regions } = wanted;
  const { reached, left } = await reachOrganization(wanted, async (session) => {
    if (regions !== "all") await session.regions(regions);
  });
  const report: OrganizationReport = { added: [], left: left.map(({ id, name, why }) => ({ id, name, why })) };
  for (const { name, identity, connection } of reached) {
    const id = identity.account;
    try {
      const isKnown = (await getAccount(db, id)) !== undefined;
      await keep(db, identity, { connection, regions, ...(name && !isKnown && { label: name }) });
      report.added.push({ id, name });
    } catch (error) {
      report.left.push({ id, name, why: explain(error) });
    }
  }
  return { ...report, left: report.left.sort(byId) };
}
