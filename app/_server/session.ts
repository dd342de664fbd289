import { isOwnKey } from "#components/activity/session-words.ts";
import { currentStore } from "#lib/store/current.ts";
import { accountsWith, chainOf, newestSigned, openedWith, signInsAt } from "#lib/store/events-sessions.ts";
import type { ChainEnd, KeyOrigin, ListedEvent, SessionAnswer } from "#lib/store/views.ts";

/** What is known of an access key; `account` is where it is said to be, for a key that no event has. */
export async function sessionAnswer(account: string, key: string): Promise<SessionAnswer> {
  const { db } = currentStore();
  const [found, newest, down, accounts] = await Promise.all([
    chainOf(db, key),
    newestSigned(db, key),
    openedWith(db, key),
    accountsWith(db, key),
  ]);
  // Who made a user's key is not who uses it: there the chain ends, with the call that made it.
  const own = found.chain.findIndex((one) => isOwnKey(one.key));
  const chain = own < 0 ? found.chain : found.chain.slice(0, own + 1);
  const end = endOf(chain, found);
  return {
    key,
    account: newest?.account ?? found.chain[0]?.opener?.account ?? account,
    accounts,
    newest: newest ?? null,
    chain,
    end,
    signIns: end === "not-kept" ? await signInsOf(holderOf(chain, newest)) : [],
    opened: down.opened,
    openedIsCut: down.isCut,
  };
}

/** A call that was signed with the last key of the chain: it opened the session before, or is of the session itself. */
function holderOf(chain: readonly KeyOrigin[], newest: ListedEvent | undefined): ListedEvent | undefined {
  return chain.at(-2)?.opener ?? newest;
}

async function signInsOf(holder: ListedEvent | undefined): Promise<ListedEvent[]> {
  if (!holder?.sessionCreated) return [];
  return signInsAt(currentStore().db, holder.account, holder.actor, holder.sessionCreated);
}

const ends: Readonly<Record<string, ChainEnd>> = {
  AWSService: "service",
  AWSAccount: "account",
  SAMLUser: "provider",
  WebIdentityUser: "provider",
  IdentityCenterUser: "provider",
};

/** Why a chain goes no further. */
export function endOf(
  chain: readonly KeyOrigin[],
  { isCircle = false, isDeep = false }: { isCircle?: boolean; isDeep?: boolean },
): ChainEnd {
  const last = chain.at(-1);
  if (last && isOwnKey(last.key)) return "long-term";
  if (isCircle) return "in-a-circle";
  if (isDeep) return "too-deep";
  if (!last?.opener) return "not-kept";
  return ends[last.opener.actorType] ?? "no-key";
}
