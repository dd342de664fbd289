import { accountsOfOrganization, type MemberAccount } from "#lib/aws/member-accounts.ts";
import type { CallerIdentity } from "#lib/aws/session.ts";
import { readConfig } from "#lib/config.ts";
import { AppError, explain } from "#lib/errors.ts";
import { getAccount, saveAccount } from "#lib/store/accounts.ts";
import type { Db } from "#lib/store/query.ts";
import type { AccountView } from "#lib/store/views.ts";
import { sessionFor } from "./sessions.ts";
import type { NewAccount, NewConnection, NewOrganization, OrganizationReport } from "./views.ts";

/**
 * Adds the account that a connection leads to, or changes how it is reached: what was found in it stays.
 * @throws AppError `credentials`, `assume-role` or `endpoint` when it leads nowhere, `region`, or `conflict` while it is being removed
 */
export async function addAccount(db: Db, added: NewAccount): Promise<AccountView> {
  const session = await sessionFor(added.connection);
  const identity = await session.identity();
  if (added.regions !== "all") await session.regions(added.regions);
  return keep(db, identity, added);
}

async function keep(db: Db, { account, arn, partition }: CallerIdentity, added: NewAccount): Promise<AccountView> {
  if (!arn) {
    throw new AppError("credentials", "AWS did not say which account that is.", "Try again, or check the credentials.");
  }
  const known = await getAccount(db, account);
  const { connection, regions, label = known?.label ?? account } = added;
  await saveAccount(db, { id: account, label, partition, connection, regions });
  const saved = await getAccount(db, account);
  if (!saved) throw new AppError("conflict", `The account ${account} was removed meanwhile.`);
  return saved;
}

/**
 * Adds the accounts of the organization in which the role can be assumed. The account whose credentials are used needs no role. What
 * people called an account stays its name.
 * @throws AppError `credentials` when AWS does not list them to these, or does not accept them, and `region`
 */
export async function addOrganization(db: Db, wanted: NewOrganization): Promise<OrganizationReport> {
  const { profile, regions } = wanted;
  const base: NewConnection = profile ? { type: "profile", profile } : { type: "default" };
  const session = await sessionFor(base);
  const own = await session.identity();
  if (regions !== "all") await session.regions(regions);
  const report: OrganizationReport = { added: [], left: [] };
  const queue = (await accountsOfOrganization(session, readConfig().homeRegion)).values();
  const next = async () => {
    for (const member of queue) {
      const { id, name } = member;
      const why = leftOut(member, wanted) ?? (await addMember(db, member, { own, base, wanted }));
      if (why === undefined) report.added.push({ id, name });
      else report.left.push({ id, name, why });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
  return { added: report.added.sort(byId), left: report.left.sort(byId) };
}

interface Joining {
  own: CallerIdentity;
  base: NewConnection;
  wanted: NewOrganization;
}

/** Answers why an account could not be added; undefined when it was. */
async function addMember(
  db: Db,
  { id, name }: MemberAccount,
  { own, base, wanted }: Joining,
): Promise<string | undefined> {
  try {
    const connection = id === own.account ? base : roleIn(id, own.partition, wanted);
    const identity = id === own.account ? own : await (await sessionFor(connection)).identity();
    const isKnown = (await getAccount(db, identity.account)) !== undefined;
    await keep(db, identity, { connection, regions: wanted.regions, ...(name && !isKnown && { label: name }) });
    return undefined;
  } catch (error) {
    return explain(error);
  }
}

/** STS takes far more; the database of the dashboard writes one at a time. */
const atOnce = 8;

function leftOut({ id, state }: MemberAccount, { include, exclude = [] }: NewOrganization): string | undefined {
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
