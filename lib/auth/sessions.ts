import { createHmac, randomBytes } from "node:crypto";

/** Where sessions are kept: lib/store/sessions.ts. */
export interface SessionStore {
  add(hash: string, expiresAt: Date): Promise<void>;
  has(hash: string): Promise<boolean>;
  remove(hash: string): Promise<void>;
}

const lifetimeMs = 30 * 24 * 3_600_000;
export const sessionMaxAgeSeconds = lifetimeMs / 1000;

const isId = /^[\w-]{43}$/;

/**
 * Sessions the server knows: what signs out is dead, whoever else has the cookie. The store gets a hash keyed with the sign-in
 * token, so that reading the database signs nobody in, and a new token ends every session.
 */
export class Sessions {
  readonly #store: SessionStore;
  readonly #token: string;

  constructor(store: SessionStore, token: string) {
    this.#store = store;
    this.#token = token;
  }

  /** Starts a session and answers its id: the cookie's value. */
  async start(): Promise<string> {
    const id = randomBytes(32).toString("base64url");
    await this.#store.add(this.#hash(id), new Date(Date.now() + lifetimeMs));
    return id;
  }

  async isValid(id: string): Promise<boolean> {
    return isId.test(id) && (await this.#store.has(this.#hash(id)));
  }

  async end(id: string): Promise<void> {
    if (isId.test(id)) await this.#store.remove(this.#hash(id));
  }

  #hash(id: string): string {
    return createHmac("sha256", this.#token).update(`session ${id}`).digest("base64url");
  }
}
