import { atMost } from "#lib/at-most.ts";
import { accountsOfOrganization, type MemberAccount } from "#lib/aws/member-accounts.ts";
import type { AwsSession, CallerIdentity } from "#lib/aws/session.ts";
import { readConfig } from "#lib/config.ts";
import { AppError, explain } from "#lib/errors.ts";
import { sessionFor } from "./sessions.ts";
import type { NewConnection, WantedOrganization } from "./views.ts";

/* Which accounts a connection, several or an organization lead to: for the dashboard, which keeps them, and the command line. */

/** An account that lets us in. No session: each scan makes its own when its turn comes. */
export interface Reached {
  /** Untrusted text; empty when nobody named it. */
  name: string;
  connection: NewConnection;
  identity: CallerIdentity;
}

export interface Left {
  id: string;
  /** Untrusted text. */
  name: string;
  /** A sentence; untrusted text. */
  why: string;
  /** Nobody asked for it, or somebody asked to leave it out. */
  onRequest: boolean;
}

/** Accounts that are asked who we are at once. STS takes far more. */
export const reachedAtOnce = 8;

/** Who a session's credentials are, for whom it has to be known. @throws AppError `credentials` when AWS does not say, or why it lets nobody in. */
export async function identityOf(session: AwsSession): Promise<CallerIdentity> {
  const identity = await session.identity();
  if (identity.arn) return identity;
  throw new AppError("credentials", "AWS did not say which account that is.", "Try again, or check the credentials.");
}

/**
 * The accounts of the organization in which the role can be assumed, and those that are left and why, each by id. The account whose
 * credentials are used needs no role.
 * @throws AppError `credentials` when AWS does not list them to these, or does not accept them, and what `refuse` throws of the session.
 */
export async function reachOrganization(
  wanted: WantedOrganization,
  refuse: (session: AwsSession) => Promise<void> = async () => undefined,
): Promise<{ reached: Reached[]; left: Left[] }> {
  const { profile, include = [] } = wanted;
  const base: NewConnection = profile ? { type: "profile", profile } : { type: "default" };
  const session = await sessionFor(base);
  const own = await session.identity();
  await refuse(session);
  const members = await accountsOfOrganization(session, readConfig().homeRegion);
  const known = new Set(members.map(({ id }) => id));
  const reached: Reached[] = [];
  const left: Left[] = include
    .filter((id) => !known.has(id))
    .map((id) => ({ id, name: "", why: "The organization has no such account.", onRequest: false }));
  await atMost(reachedAtOnce, members, async (member) => {
    const { id, name } = member;
    const unwanted = whyUnwanted(member, wanted);
    const why = unwanted ?? whyClosed(member);
    if (why !== undefined) {
      left.push({ id, name, why, onRequest: unwanted !== undefined });
      return;
    }
    const connection = id === own.account ? base : roleIn(id, own.partition, wanted);
    try {
      const identity = id === own.account ? own : await identityOf(await sessionFor(connection));
      if (identity.account !== id) {
        throw new AppError("credentials", `Its role leads to account ${identity.account}.`, "Check the endpoint.");
      }
      reached.push({ name, connection, identity });
    } catch (error) {
      left.push({ id, name, why: explain(error), onRequest: false });
    }
  });
  reached.sort((one, other) => byId({ id: one.identity.account }, { id: other.identity.account }));
  return { reached, left: left.sort(byId) };
}

export function byId(one: { id: string }, other: { id: string }): number {
  return one.id < other.id ? -1 : 1;
}

function whyUnwanted({ id }: MemberAccount, { include, exclude = [] }: WantedOrganization): string | undefined {
  if (exclude.includes(id)) return "It was left out on request.";
  return include && !include.includes(id) ? "It is not among those asked for." : undefined;
}

function whyClosed({ state }: MemberAccount): string | undefined {
  return state === "ACTIVE"
    ? undefined
    : `The account is ${state.toLowerCase().replaceAll("_", " ") || "in no known state"}.`;
}

function roleIn(
  account: string,
  partition: string,
  { roleName, externalId, profile }: WantedOrganization,
): NewConnection {
  const roleArn = `arn:${partition}:iam::${account}:role/${roleName}`;
  return { type: "role", roleArn, ...(externalId && { externalId }), ...(profile && { profile }) };
}
