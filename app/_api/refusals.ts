import type { Refusal } from "#lib/auth/gate.ts";

/** What any operation may be refused with, by whom it may: the front door (but for methods that no operation has), and whatever fails. */
const anyRefusal = {
  400: "The host, the address, a parameter or the body is not understood. Unknown parameters are refused, too.",
  401: "The request carries no sign-in token or session.",
  403: "A browser sent it from a page of another site, or a change came without origin and token.",
  408: "The request did not come in time.",
  413: "The body is larger than 64 KiB, or a file larger than 500 MB.",
  429: "Too many wrong tokens came from the address. `Retry-After` says how long to wait.",
  431: "The headers are too large.",
  500: "A defect, or a damaged data directory. The terminal of the server says why.",
  503: "The server is starting, or its database does not answer.",
  507: "The disk that holds the data directory is full.",
} as const satisfies Record<Exclude<Refusal["status"], 405> | 500 | 507, string>;

export type AnyRefusal = keyof typeof anyRefusal;

/** What may be answered without asking who it is, and without a look at the database. */
const ofPublic: readonly AnyRefusal[] = [400, 403, 408, 413, 431, 503];

/** The refusals that are not an operation's own, by status. */
export function commonRefusals(isPublic: boolean): [status: string, when: string][] {
  const all = Object.entries(anyRefusal);
  return isPublic ? all.filter(([status]) => ofPublic.some((one) => String(one) === status)) : all;
}
