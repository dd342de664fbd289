import { RateLimiterMemory } from "rate-limiter-flexible";
import { networkOf } from "#lib/network-of.ts";

const windowSeconds = 300;
const wrongPerAddress = 10;
const wrongOverall = 100;

type Looked = "right" | "wrong" | { waitSeconds: number };

/**
 * Counts wrong tokens, by address and overall. An address with too many is refused before its token is looked at. When there
 * are too many overall, whoever guesses has many addresses: then each may be wrong once. So nobody is locked out by what others
 * do from elsewhere, and a session needs no token at all.
 */
export class Attempts {
  readonly #byAddress = new RateLimiterMemory({ points: wrongPerAddress, duration: windowSeconds });
  readonly #overall = new RateLimiterMemory({ points: wrongOverall, duration: windowSeconds });

  /** One after the other: many at once must not all be looked at before the first is counted. */
  #turn: Promise<unknown> = Promise.resolve();

  /** Looks at a token, or answers for how many seconds this address has to wait. */
  look(address: string, isRight: () => boolean): Promise<Looked> {
    const looked = this.#turn.then(() => this.#look(address, isRight));
    this.#turn = looked.catch(() => undefined);
    return looked;
  }

  async #look(address: string, isRight: () => boolean): Promise<Looked> {
    // One subscriber has 2^64 IPv6 addresses: they count as one.
    const key = networkOf(address);
    const [mine, all] = await Promise.all([this.#byAddress.get(key), this.#overall.get("all")]);
    const allowed = (all?.consumedPoints ?? 0) >= wrongOverall ? 1 : wrongPerAddress;
    if (mine && mine.consumedPoints >= allowed)
      return { waitSeconds: Math.max(1, Math.ceil(mine.msBeforeNext / 1000)) };
    if (isRight()) return "right";
    await Promise.all([this.#byAddress.penalty(key), this.#overall.penalty("all")]);
    return "wrong";
  }
}
