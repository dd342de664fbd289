import { hash } from "node:crypto";
import { MalformedAnswer } from "./failure.ts";
import type { Operation } from "./operations.ts";

/** When a list that goes on and on is no list any more. */
export interface ListLimits {
  /** Pages in a row that hold nothing, or nothing but what was there before. AWS gives some, where it filters what it has cut. */
  nothingNew: number;
  /** Time spent on waiting for pages, budgets included. */
  longestMs: number;
}

const minuteMs = 60_000;
const usual: ListLimits = { nothingNew: 50, longestMs: 30 * minuteMs };
/** Lists of what piles up without end: all jobs of an account, all events of ninety days. */
export const endless: ListLimits = { ...usual, longestMs: 24 * 60 * minuteMs };

/** Every page of a list operation, asked for with the same input: see `follow`. */
export function pages<Input extends object, Page extends object>(
  operation: Operation<Input, Page>,
  input: Input,
  limits: ListLimits = usual,
): AsyncGenerator<Page> {
  const { ask, give } = operation.tokens;
  const next = (token: string | undefined) => operation(token === undefined ? input : { ...input, [ask]: token });
  return follow(next, (page) => tokenIn(page as Readonly<Record<string, unknown>>, give), limits);
}

/** What the items of a page are, by the field that holds them. */
type ItemOf<List> = NonNullable<List> extends readonly (infer Item)[] ? Item : never;

/** All that the pages of a list operation hold in this field. @throws when one lacks it: an absent list is not an empty one. */
export async function whole<Input extends object, Page extends object, Field extends keyof Page & string>(
  operation: Operation<Input, Page>,
  input: Input,
  field: Field,
): Promise<ItemOf<Page[Field]>[]> {
  const items: ItemOf<Page[Field]>[] = [];
  for await (const { [field]: some } of pages(operation, input)) {
    if (!Array.isArray(some)) {
      throw new MalformedAnswer(`The answer has no ${field}: an absent list is not an empty one.`);
    }
    items.push(...some);
  }
  return items;
}

/** A list that says there is more of it and not where cannot be taken to be whole. */
function tokenIn(page: Readonly<Record<string, unknown>>, give: string): string | undefined {
  const token = typeof page[give] === "string" && page[give] !== "" ? page[give] : undefined;
  const isTruncated = page.IsTruncated ?? page.Truncated;
  if (isTruncated === true && token === undefined) {
    throw new MalformedAnswer("The list says that there is more and not where, so what lies beyond cannot be read.");
  }
  return isTruncated === false ? undefined : token;
}

/**
 * Every page of a list call. An empty page with a token is followed; a token that comes back, a list that gives nothing new for
 * many pages and one that does not end in time would be read for ever, and end the reading.
 * @throws MalformedAnswer on each of these: what lies beyond was not read.
 */
export async function* follow<Page extends object>(
  next: (token: string | undefined) => Promise<Page>,
  tokenOf: (page: Page) => string | undefined,
  limits: ListLimits = usual,
): AsyncGenerator<Page> {
  const tokens = new Set<string>();
  const items = new Set<string>();
  let nothingNew = 0;
  let waitedMs = 0;
  let token: string | undefined;
  for (;;) {
    const askedAt = performance.now();
    const page = await next(token);
    waitedMs += performance.now() - askedAt;
    yield page;
    token = tokenOf(page) || undefined;
    if (token === undefined) return;
    if (tokens.has(token)) {
      throw new MalformedAnswer("The list gave the same page token twice, so what lies beyond it cannot be read.");
    }
    tokens.add(token);
    nothingNew = addItems(page, items) ? 0 : nothingNew + 1;
    if (nothingNew >= limits.nothingNew) {
      throw new MalformedAnswer(`The list gave ${nothingNew} pages with nothing new in a row, and a token for more.`);
    }
    if (waitedMs >= limits.longestMs) {
      throw new MalformedAnswer(`The list did not end in ${Math.round(limits.longestMs / minuteMs)} minutes.`);
    }
  }
}

/** Notes what the lists of a page hold, whatever they are called; true when something of it is new. */
function addItems(page: object, items: Set<string>): boolean {
  const before = items.size;
  for (const list of Object.values(page)) {
    if (Array.isArray(list)) for (const item of list) items.add(hash("sha1", JSON.stringify(item) ?? "", "base64"));
  }
  return items.size > before;
}
