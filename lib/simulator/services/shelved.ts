import type { AwsError } from "../aws-error.ts";
import type { Call, Operation } from "../call.ts";
import type { Shelf } from "../shelf.ts";

interface Listing<T, I, O> {
  /** The member of the answer with the items. */
  items: keyof O & string;
  /** What asks for the next page, and what gives it; where the list has pages. */
  token?: readonly [ask: keyof I & string, give: keyof O & string];
  /**
   * The member that sizes a page, and its size when that is not given; a number alone where nothing sizes it.
   * Source: the API reference of each operation.
   */
  size?: number | readonly [member: keyof I & string, otherwise: number];
  matches?(item: T, input: I): boolean;
  /** What the list shows of one, where that is not all of it. */
  shown?(item: T): unknown;
  /** Where it stands, when that is not the region that was asked. */
  global?: true;
}

/** Answers a List operation from a shelf. */
export function listOf<T extends object, I extends object, O extends object>(
  from: Shelf<T>,
  { items, token, size = 100, matches = () => true, shown = (item) => item, global }: Listing<T, I, O>,
): Operation<I, O> {
  const [sizedBy, usual] = typeof size === "number" ? [undefined, size] : size;
  return (input, call) => {
    const found = from.on(global ? call.account : call.region).filter((item) => matches(item, input));
    const asked = token && input[token[0]];
    const wanted = sizedBy && input[sizedBy];
    const page = call.page(found, {
      token: typeof asked === "string" ? asked : undefined,
      size: token ? (typeof wanted === "number" ? wanted : usual) : Math.max(found.length, 1),
    });
    return {
      [items]: page.items.map(shown),
      ...(token && page.next !== undefined && { [token[1]]: page.next }),
      // The members are those of the answer: `items` and `token`.
    } as O;
  };
}

interface Describing<T, I, O> {
  is(item: T, input: I): boolean;
  missing(input: I): AwsError;
  /** May throw the error by which AWS says that there is none of this part. */
  answer(item: T, input: I, call: Call): O;
  global?: true;
}

/** Answers what asks about one thing on a shelf: its description, a part of it, or a list of what it holds. */
export function oneOf<T extends object, I extends object, O extends object>(
  from: Shelf<T>,
  { is, missing, answer, global }: Describing<T, I, O>,
): Operation<I, O> {
  return (input, call) => {
    const item = call.gone
      ? undefined
      : from.on(global ? call.account : call.region).find((candidate) => is(candidate, input));
    if (!item) throw missing(input);
    return answer(item, input, call);
  };
}

/** A field of what a shelf holds; where it was never set, the error by which AWS says so. */
export function given<V>(value: V | undefined, missing: AwsError): V {
  if (value === undefined) throw missing;
  return value;
}
