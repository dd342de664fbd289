import { atMost } from "#lib/at-most.ts";
import { AppError, explain } from "#lib/errors.ts";
import { plural } from "#lib/format.ts";
import { visible } from "#lib/invisible.ts";
import { byId, identityOf, type Reached, reachedAtOnce, reachOrganization } from "#lib/jobs/reach.ts";
import { sessionFor } from "#lib/jobs/sessions.ts";
import type { NewConnection } from "#lib/jobs/views.ts";
import { parseArn } from "#lib/readings/arn.ts";
import type { WantedAccounts } from "./connection.ts";
import { isAccountId } from "./options.ts";

/** One of several accounts: it lets us in, or a sentence says why it was not scanned. */
export interface Account {
  /** Its id, or, when it did not let us tell, how it was to be reached. Untrusted text, as its name is. */
  id: string;
  name: string;
}
export type Missed = Account & { why: string };
export type Target = Account & { connection: NewConnection };

/**
 * Asks each of several accounts who it is. One that lets nobody in keeps none of the others.
 * @throws AppError when an organization does not tell its accounts, or none of them is asked for
 */
export async function reachAccounts(
  wanted: Exclude<WantedAccounts, { type: "one" }>,
  log: (message: string) => void,
): Promise<{ targets: Target[]; missed: Missed[] }> {
  const { reached, missed } =
    wanted.type === "several" ? await reachEach(wanted.connections) : await reachMembers(wanted, log);
  const targets = new Map<string, Target>();
  for (const { name, connection, identity } of reached) {
    const { account: id } = identity;
    const why = whyNot(id, targets.get(id));
    if (why === undefined) targets.set(id, { id, name, connection });
    else missed.push({ id: wayTo(connection), name, why });
  }
  missed.sort(byId);
  if (targets.size + missed.length === 0) {
    throw new AppError("usage", "No account is left to read.", "Correct --include and --exclude.");
  }
  for (const one of missed) log(`${labelOf(one)} is not read: ${visible(one.why)}`);
  return { targets: [...targets.values()], missed };
}

function whyNot(id: string, other: Target | undefined): string | undefined {
  if (other) return `It leads to account ${id}, as ${wayTo(other.connection)} does.`;
  return isAccountId(id) ? undefined : `"${id}" is no account of AWS.`;
}

async function reachEach(connections: readonly NewConnection[]): Promise<{ reached: Reached[]; missed: Missed[] }> {
  const found = new Map<NewConnection, Reached>();
  const missed: Missed[] = [];
  await atMost(reachedAtOnce, connections, async (connection) => {
    try {
      found.set(connection, { name: "", connection, identity: await identityOf(await sessionFor(connection)) });
    } catch (error) {
      missed.push({ id: wayTo(connection), name: "", why: explain(error) });
    }
  });
  return { reached: connections.flatMap((connection) => found.get(connection) ?? []), missed };
}

async function reachMembers(
  { organization }: Extract<WantedAccounts, { type: "members" }>,
  log: (message: string) => void,
): Promise<{ reached: Reached[]; missed: Missed[] }> {
  const { reached, left } = await reachOrganization(organization);
  const unasked = left.filter(({ onRequest }) => onRequest).length;
  if (unasked > 0) log(`${plural(unasked, "account")} of the organization left out on request.`);
  const missed = left.filter(({ onRequest }) => !onRequest).map(({ id, name, why }) => ({ id, name, why }));
  return { reached, missed };
}

/** How an account was to be reached, when its id is not known. */
function wayTo(connection: NewConnection): string {
  switch (connection.type) {
    case "profile":
      return `profile ${connection.profile}`;
    case "role":
      return parseArn(connection.roleArn)?.account || connection.roleArn;
    default:
      return "the environment's credentials";
  }
}

/** `222222222222 (Data science)`, fit for a terminal. */
export function labelOf({ id, name }: Account): string {
  return visible(name ? `${id} (${name})` : id);
}
