import { setTimeout as sleep } from "node:timers/promises";
import { documentedRate } from "./services.ts";

/** The share of a quota this product lets itself use: the rest belongs to the account's own pipelines. */
const share = 0.5;

interface Bucket {
  calls: number;
  perSecond: number;
  tokens: number;
  filledAt: number;
}

/** Token buckets, one for each region and action of one account. Throttled once, an action's budget halves. */
export class Budgets {
  readonly #buckets = new Map<string, Bucket>();
  readonly #quotas = new Map<string, number>();
  readonly #queues = new Map<string, Promise<void>>();
  /** Attempts sent and throttled so far, retries included. */
  calls = 0;
  throttles = 0;
  /** Sends at once, for tests against a simulated account that has no limits. */
  unlimited = false;

  /** What Service Quotas reports for this account and region, requests per second. */
  setQuota(region: string, action: string, perSecond: number): void {
    this.#quotas.set(`${region} ${action}`, perSecond);
    this.#buckets.delete(`${region} ${action}`);
  }

  /** The requests per second this product may use now. */
  rate(region: string, action: string): number {
    return this.#bucket(region, action).perSecond;
  }

  /** Waits, in order of asking, until one request may be sent. @throws when `signal` aborts. */
  take(region: string, action: string, signal?: AbortSignal): Promise<void> {
    const key = `${region} ${action}`;
    const turn = (this.#queues.get(key) ?? Promise.resolve()).then(() => this.#takeNow(region, action, signal));
    this.#queues.set(
      key,
      turn.catch(() => undefined),
    );
    return turn;
  }

  /** What was sent so far, and at what rate it may be: how long a scan must take follows from it. */
  spent(): { region: string; action: string; calls: number; perSecond: number }[] {
    return [...this.#buckets].map(([key, { calls, perSecond }]) => {
      const [region = "", action = ""] = key.split(" ");
      return { region, action, calls, perSecond };
    });
  }

  throttled(region: string, action: string): void {
    const bucket = this.#bucket(region, action);
    bucket.perSecond = Math.max(0.1, bucket.perSecond / 2);
    bucket.tokens = Math.min(bucket.tokens, 0);
    this.throttles++;
  }

  async #takeNow(region: string, action: string, signal?: AbortSignal): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const bucket = this.#bucket(region, action);
      if (this.unlimited) {
        bucket.calls++;
        this.calls++;
        return;
      }
      const now = performance.now();
      bucket.tokens = Math.min(capacity(bucket), bucket.tokens + ((now - bucket.filledAt) / 1000) * bucket.perSecond);
      bucket.filledAt = now;
      if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        bucket.calls++;
        this.calls++;
        return;
      }
      await sleep(Math.ceil(((1 - bucket.tokens) / bucket.perSecond) * 1000), undefined, signal ? { signal } : {});
    }
  }

  #bucket(region: string, action: string): Bucket {
    const key = `${region} ${action}`;
    let bucket = this.#buckets.get(key);
    if (!bucket) {
      const perSecond = (this.#quotas.get(key) ?? documentedRate(action)) * share;
      bucket = { calls: 0, perSecond, tokens: Math.max(1, perSecond), filledAt: performance.now() };
      this.#buckets.set(key, bucket);
    }
    return bucket;
  }
}

/** Never a burst of more than a second's worth. */
function capacity(bucket: Bucket): number {
  return Math.max(1, bucket.perSecond);
}
