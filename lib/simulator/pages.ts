import { createHash } from "node:crypto";

export interface PageRequest {
  token: string | undefined;
  size: number;
  /** The part of the items to page through, when it is not all of them: `from` included, `to` not. */
  from?: number;
  to?: number;
}

export interface Page<T> {
  items: T[];
  /** Set when there is more. */
  next: string | undefined;
}

/** The token was not issued for this request. */
export class ForeignToken extends Error {}

/**
 * One page of a list. `subject` names the request (account, region, operation, parameters): a token carries a hash of it
 * and its own position, so it is opaque, stateless, and of no use with any other request.
 * @throws ForeignToken
 */
export function cutPage<T>(items: readonly T[], subject: string, request: PageRequest): Page<T> {
  const { token, size, from = 0, to = items.length } = request;
  const start = token === undefined ? from : from + position(token, subject);
  const end = Math.min(start + size, to);
  return { items: items.slice(start, end), next: end < to ? seal(end - from, subject) : undefined };
}

function seal(offset: number, subject: string): string {
  const proof = createHash("sha256").update(`${offset} ${subject}`).digest();
  const place = Buffer.alloc(4);
  place.writeUInt32BE(offset);
  return Buffer.concat([proof, place]).toString("base64");
}

function position(token: string, subject: string): number {
  const bytes = Buffer.from(token, "base64");
  const offset = bytes.length === 36 ? bytes.readUInt32BE(32) : -1;
  if (offset < 0 || seal(offset, subject) !== token) throw new ForeignToken();
  return offset;
}

/** In lower case: services spell them as they like. */
const pagingMembers = new Set([
  "nexttoken",
  "maxresults",
  "marker",
  "maxitems",
  "limit",
  "pagesize",
  "paginationtoken",
  "resourcesperpage",
  "continuationtoken",
  "maxbuckets",
  "maxkeys",
]);

/** The parameters a token is bound to, as text: all but the token itself and the page size. */
export function parametersOf(input: object): string {
  return JSON.stringify(Object.entries(input).filter(([name]) => !pagingMembers.has(name.toLowerCase())));
}
