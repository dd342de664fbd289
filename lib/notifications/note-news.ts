import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import { explain } from "#lib/errors.ts";
import { nextOf } from "#lib/jobs/cadence.ts";
import { listAccounts } from "#lib/store/accounts.ts";
import type { NoticedAccount } from "#lib/store/notice-views.ts";
import { type NewMessage, newNoticeId, noteNotices } from "#lib/store/notices.ts";
import type { Db } from "#lib/store/query.ts";
import { installationSalt } from "#lib/store/settings.ts";
import type { Channel } from "./channel.ts";
import { noticeKinds } from "./kinds/index.ts";
import type { Found, NoticeKind } from "./notice.ts";

/** What is older is no news: whoever sets up a channel is not told of years. Milliseconds. */
export const newsMs = 24 * 3_600_000;

/**
 * Notes what happened and was not noticed yet, with the messages in which channels are told. It is noted without any channel, too: one that
 * is set up later is told of what happens from then on.
 * @throws what went wrong with one kind, when all others have had their turn
 */
export async function noteNews(db: Db, channels: readonly Channel[], now = new Date()): Promise<void> {
  const since = new Date(now.getTime() - newsMs).toISOString();
  const wrong: Error[] = [];
  for (const kind of noticeKinds) {
    try {
      const found = await kind.find(db, since);
      if (found.length > 0) await note(db, { kind, found, channels, now });
    } catch (error) {
      wrong.push(new Error(`${kind.kind}: ${explain(error)}`, { cause: error }));
    }
  }
  if (wrong[0]) throw wrong[0];
}

interface Noting {
  kind: NoticeKind;
  found: readonly Found<unknown>[];
  channels: readonly Channel[];
  now: Date;
}

async function note(db: Db, { kind, found, channels, now }: Noting): Promise<void> {
  // What is stored is clean; what a name or a sentence lays bare does not leave all the same.
  const { clean } = createRedactor({ salt: await installationSalt(db) });
  const facts = await clean(found.map((one) => one.facts));
  const notices = found.map(({ account, key }, at) => ({
    ...{ id: newNoticeId(), account, kind: kind.kind, key, facts: facts[at] ?? null },
  }));
  const labels = new Map((await listAccounts(db)).map(({ id, label }) => [id, { id, label }]));
  const messages = channels.flatMap((channel): NewMessage[] => {
    const told = notices.filter((notice) => {
      const account = labels.get(notice.account);
      return account !== undefined && notice.facts !== null && isWanted(channel, kind, account, notice.facts);
    });
    if (told.length === 0) return [];
    return [{ channel: channel.name, at: timeOf(channel, now), notices: told.map(({ id }) => id) }];
  });
  await noteNotices(db, notices, messages);
}

function isWanted({ on, accounts, severities }: Channel, kind: NoticeKind, account: NoticedAccount, facts: unknown) {
  if (!on.includes(kind.kind) || (accounts !== "all" && !accounts.includes(account.id))) return false;
  return kind.words(facts, { account, severities }) !== undefined;
}

function timeOf({ when }: Channel, now: Date): string | null {
  if (when === "at-once") return null;
  return nextOf({ type: "cron", cron: when.digest, timeZone: when.timeZone }, now);
}
