import type { AwsSession } from "#lib/aws/session.ts";
import { AppError } from "#lib/errors.ts";
import { storedConnection } from "#lib/store/accounts.ts";
import type { Db } from "#lib/store/query.ts";
import { sessionFor } from "./sessions.ts";

/**
 * Sessions of the accounts that are looked at again and again, so that roles are assumed when their credentials end and not at every look. One whose
 * connection was changed gets another.
 */
export class KeptSessions {
  readonly #db: Db;
  readonly #sessions = new Map<string, { connection: string; session: AwsSession }>();
  /** What was said of each account, so that it is not said every few minutes. */
  readonly #said = new Map<string, Set<string>>();

  constructor(db: Db) {
    this.#db = db;
  }

  /** @throws AppError `not-found` of an account that is not kept any more, and why AWS lets nobody in. */
  async of(account: string): Promise<AwsSession> {
    const connection = await storedConnection(this.#db, account);
    if (!connection) {
      this.#sessions.delete(account);
      this.#said.delete(account);
      throw new AppError("not-found", `There is no account ${account}.`);
    }
    const written = JSON.stringify(connection);
    const known = this.#sessions.get(account);
    if (known?.connection === written) return known.session;
    const session = await sessionFor(connection);
    this.#sessions.set(account, { connection: written, session });
    this.#said.delete(account);
    return session;
  }

  /** Says of an account what was not said before. */
  say(account: string, message: string, log: (message: string) => void): void {
    const said = this.#said.get(account) ?? new Set();
    if (said.has(message)) return;
    this.#said.set(account, said.size < mostSaid ? said.add(message) : new Set([message]));
    log(message);
  }
}

/** Messages of AWS may hold what changes each time. */
const mostSaid = 100;
