import type { Severity } from "#lib/checks/define.ts";
import { linkTo, type Message } from "../message.ts";

/** What is posted to a webhook, signed as Standard Webhooks has it. Every string may be other people's text. */
export interface WebhookPayload {
  type: "sagewarden.notices";
  /** Raised when a field goes or means something else; a field more raises nothing. */
  version: 1;
  /** ISO time at which it was sent: of a message that is tried again, another. */
  timestamp: string;
  data: {
    /** Nothing happened: somebody wanted to see whether it arrives. */
    test: boolean;
    notices: {
      /** Of this notice, in whichever messages it comes. */
      id: string;
      /** `findings`, `signals`, `scan-failed`, `sight-lost`, `waiver-expiring`; there may be others. */
      kind: string;
      account: { id: string; name: string };
      /** ISO time at which it was noticed. */
      at: string;
      /** Of the worst that it tells; null of what has none. */
      severity: Severity | null;
      title: string;
      lines: string[];
      /** Where the dashboard shows it; null where its address is not configured. */
      url: string | null;
    }[];
  };
}

export function webhookPayload(message: Message, now: Date): WebhookPayload {
  return {
    type: "sagewarden.notices",
    version: 1,
    timestamp: now.toISOString(),
    data: {
      test: message.isTest,
      notices: message.notices.map((notice) => ({
        id: notice.id,
        kind: notice.kind,
        account: { id: notice.account.id, name: notice.account.label },
        at: notice.at,
        severity: notice.severity,
        title: notice.title,
        lines: [...notice.lines],
        url: linkTo(notice, message) ?? null,
      })),
    },
  };
}
