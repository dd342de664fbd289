import type { StoredNotice } from "#lib/store/notice-views.ts";
import type { Channel } from "./channel.ts";
import { noticeKindOf } from "./kinds/index.ts";
import type { Message } from "./message.ts";
import { type Notice, plainLine } from "./notice.ts";

/** Stored notices in the words in which a channel is told of them. */
export function noticesFor({ severities }: Pick<Channel, "severities">, stored: readonly StoredNotice[]): Notice[] {
  return stored.flatMap(({ id, kind, account, at, facts }) => {
    const plain = { id: account.id, label: plainLine(account.label) };
    const words = noticeKindOf(kind)?.words(facts, { account: plain, severities });
    if (!words) return [];
    const { title, severity, lines, path } = words;
    return [{ id, kind, account: plain, at, title: plainLine(title), severity, lines: lines.map(plainLine), path }];
  });
}

/** A message by which people see that a channel works. */
export function testMessage(id: string, dashboard: string | null, now: Date): Message {
  const notice: Notice = {
    ...{ id, kind: "test", account: { id: "000000000000", label: "Test" }, at: now.toISOString() },
    ...{ title: "A test of this channel", severity: null, path: "/settings" },
    lines: ["Somebody asked in the settings of Sagewarden whether messages arrive here. Nothing happened."],
  };
  return { id, notices: [notice], isTest: true, dashboard };
}
