import { randomBytes } from "node:crypto";
import type { SimulatedAccount } from "./account.ts";

export interface Caller {
  arn: string;
  userId: string;
  /** The account that the caller is in: what is asked is asked of it. */
  account: SimulatedAccount;
}

interface Session extends Caller {
  expires: number;
}

interface TemporaryCredentials {
  AccessKeyId: string;
  SecretAccessKey: string;
  SessionToken: string;
  Expiration: Date;
}

/** Who signs: sessions handed out by AssumeRole, in whatever account, and the first account's own caller for every other access key. */
export class Identities {
  readonly #accounts: readonly [SimulatedAccount, ...SimulatedAccount[]];
  readonly #sessions = new Map<string, Session>();

  constructor(accounts: readonly [SimulatedAccount, ...SimulatedAccount[]]) {
    this.#accounts = accounts;
  }

  account(id: string | undefined): SimulatedAccount | undefined {
    return this.#accounts.find((one) => one.id === id);
  }

  /** Keys that start with EXPIRED or INVALID play credentials that AWS would turn away. */
  identify(accessKeyId: string, now: number): Caller | "expired-token" | "unknown-key" {
    if (accessKeyId.startsWith("EXPIRED")) return "expired-token";
    if (accessKeyId.startsWith("INVALID")) return "unknown-key";
    const session = this.#sessions.get(accessKeyId);
    const [own] = this.#accounts;
    if (!session) return { ...own.caller, account: own };
    return session.expires <= now ? "expired-token" : session;
  }

  open(caller: Caller, expires: number): TemporaryCredentials {
    const AccessKeyId = `ASIA${randomBytes(8).toString("hex").toUpperCase()}`;
    this.#sessions.set(AccessKeyId, { ...caller, expires });
    return {
      AccessKeyId,
      SecretAccessKey: randomBytes(30).toString("base64"),
      SessionToken: randomBytes(240).toString("base64"),
      Expiration: new Date(expires),
    };
  }
}
