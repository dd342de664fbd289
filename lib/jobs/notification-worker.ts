import { randomUUID } from "node:crypto";
import { DeliveryFailed } from "#lib/delivery/delivery-failed.ts";
import { AppError, explain } from "#lib/errors.ts";
import { newsMs, noteNews } from "#lib/notifications/note-news.ts";
import { send } from "#lib/notifications/send.ts";
import { noticesFor, testMessage } from "#lib/notifications/told.ts";
import type { Settings } from "#lib/scan/settings.ts";
import type { Store } from "#lib/store/client.ts";
import type { DueMessage } from "#lib/store/notice-views.ts";
import { dropMessage, forgetNotices, messageEnded, noticesIn, takeMessage } from "#lib/store/notices.ts";
import { Loop } from "./loop.ts";

/** Whether a test arrived, and if not, why; `why` may also say of one that did that it has not reached everyone. */
export interface TestOutcome {
  sent: boolean;
  why: string | null;
}

export interface NotificationWorker {
  /** Looks for news and messages now instead of at the next turn. */
  look(): void;
  /** Sends a test, and waits for how it went. @throws AppError `not-found`, or `conflict` while one is under way */
  test(channel: string): Promise<TestOutcome>;
  stop(): Promise<void>;
}

const notingMs = 15_000;
const forgettingMs = 6 * 3_600_000;
/** How long what was told is kept, for people to see how a channel is doing. */
const keptMs = 30 * 24 * 3_600_000;
/** A message that is not heard of for so long ended with whoever had it. */
const patienceMs = 5 * 60_000;
/** One that takes longer is given up for now, so that nobody else tries it meanwhile. */
const longestMs = patienceMs - 60_000;
const longestTestMs = 30_000;
/** After the first try, the second, and so on; the last again and again until a day has passed. */
const pausesMs = [60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000] as const;
const lastPauseMs = 4 * 3_600_000;

/**
 * Notices what happened and tells channels of it. All of it stands in rows: of several processes one notes each thing and one sends each
 * message; what one leaves behind is sent again, under the same id.
 */
export function startNotifications(
  store: Pick<Store, "db">,
  { channels, dashboard, log }: Settings["notifications"] & { log(message: string): void },
): NotificationWorker {
  const stopping = new AbortController();
  const { signal } = stopping;
  const { db } = store;
  const sending = new Loop("Notices cannot be sent", signal, log, async () => {
    for (;;) {
      const due = signal.aborted ? undefined : await takeMessage(db, patienceMs);
      if (!due) return;
      await tell(db, due, { channels, dashboard, signal });
    }
  });
  let forgotten = 0;
  const work = async () => {
    await noteNews(db, channels).finally(() => sending.look());
    if (Date.now() - forgotten < forgettingMs) return;
    await forgetNotices(db, new Date(Date.now() - keptMs).toISOString());
    forgotten = Date.now();
  };
  const noting = new Loop("Not everything is noticed", signal, log, work, notingMs);
  const underTest = new Set<string>();
  return {
    look() {
      noting.look();
    },
    async test(name) {
      const channel = channels.find((one) => one.name === name);
      if (!channel) throw noChannel(name, "not-found");
      if (underTest.has(name))
        throw new AppError("conflict", `A test of ${name} is under way.`, "Wait for how it goes.");
      underTest.add(name);
      const late = AbortSignal.timeout(longestTestMs);
      try {
        const message = testMessage(randomUUID(), dashboard, new Date());
        const until = AbortSignal.any([signal, late]);
        const why = await send(channel, message, { signal: until, environment: process.env });
        return { sent: true, why: why ?? null };
      } catch (error) {
        return { sent: false, why: explain(late.aborted ? tooLate(name, longestTestMs, error) : error) };
      } finally {
        underTest.delete(name);
      }
    },
    async stop() {
      stopping.abort();
      await Promise.all([noting.done, sending.done]);
    },
  };
}

async function tell(
  db: Store["db"],
  due: DueMessage,
  { channels, dashboard, signal }: Settings["notifications"] & { signal: AbortSignal },
): Promise<void> {
  const late = AbortSignal.timeout(longestMs);
  try {
    const channel = channels.find(({ name }) => name === due.channel);
    if (!channel) throw noChannel(due.channel);
    const notices = noticesFor(channel, await noticesIn(db, due.id));
    if (notices.length === 0) return await dropMessage(db, due);
    const message = { id: due.id, notices, isTest: false, dashboard };
    const until = AbortSignal.any([signal, late]);
    const why = await send(channel, message, { signal: until, environment: process.env });
    await messageEnded(db, due, { state: "sent", why: why ?? null });
  } catch (error) {
    if (signal.aborted) return messageEnded(db, due, { againMs: 0, why: "It was interrupted." });
    await messageEnded(db, due, outcomeOf(late.aborted ? tooLate(due.channel, longestMs, error) : error, due));
  }
}

function noChannel(name: string, code?: "not-found"): DeliveryFailed | AppError {
  const words = [
    `There is no channel ${name}.`,
    "Name it in sagewarden.config.json, under notifications.channels.",
  ] as const;
  return code ? new AppError(code, ...words) : new DeliveryFailed(...words);
}

function tooLate(channel: string, ms: number, cause: unknown): DeliveryFailed {
  return new DeliveryFailed(
    `${channel} had not taken the message after ${ms / 1000} seconds.`,
    "Look at what receives it there and at the network.",
    { again: true, cause },
  );
}

/** What is not ours to tell may be told again; nobody is told of yesterday. */
function outcomeOf(error: unknown, { attempts, dueAt }: DueMessage): Parameters<typeof messageEnded>[2] {
  const why = explain(error);
  if (error instanceof DeliveryFailed && !error.isWorthAnotherTry) return { state: "failed", why };
  const least = error instanceof DeliveryFailed ? (error.afterMs ?? 0) : 0;
  const againMs = Math.max(pausesMs[attempts - 1] ?? lastPauseMs, least);
  return Date.now() + againMs > Date.parse(dueAt) + newsMs
    ? { state: "failed", why: `Given up after a day: ${why}` }
    : { againMs, why };
}
