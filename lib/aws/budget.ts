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

  /**
   * Waits, in order of asking, until one request may be sent and is let in besides, and answers what `enter` does. It counts as of
   * then: those that had to wait outside do not come all at once.
   */
  take<Entered>(region: string, action: string, enter: () => Promise<Entered>): Promise<Entered> {
    const key = `${region} ${action}`;
    const before = this.#queues.get(key) ?? Promise.resolve();
    const turn = before.then(async () => {
      await this.#untilFilled(region, action);
      const entered = await enter();
      const bucket = this.#bucket(region, action);
      fill(bucket);
      bucket.tokens -= 1;
      bucket.calls++;
      this.calls++;
      return entered;
    });
    this.#queues.set(
      key,
      turn.then(
        () => undefined,
        () => undefined,
      ),
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

  async #untilFilled(region: string, action: string): Promise<void> {
    for (;;) {
      const bucket = this.#bucket(region, action);
      fill(bucket);
      if (bucket.tokens >= 1 || this.unlimited) return;
      await sleep(Math.ceil(((1 - bucket.tokens) / bucket.perSecond) * 1000));
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

/** Never to more than a second's worth. */
function fill(bucket: Bucket): void {
  const now = performance.now();
  const { perSecond, tokens, filledAt } = bucket;
  bucket.tokens = Math.min(Math.max(1, perSecond), tokens + ((now - filledAt) / 1000) * perSecond);
  bucket.filledAt = now;
}
