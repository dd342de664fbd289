import { type Family, internal, parseRange, widest, width } from "./addresses.ts";

/** Addresses of one family, as spans from an address to the one after the last: apart from each other, the lowest first. */
export type AddressSet = readonly (readonly [from: bigint, to: bigint])[];

export const noAddresses: AddressSet = [];

/** The addresses of ranges, each of this family; another family's have none in it. */
export function addressesOf(cidrs: readonly string[], family: Family): AddressSet {
  const spans = cidrs.flatMap((cidr) => {
    const range = parseRange(cidr);
    if (range?.family !== family) return [];
    const size = 1n << BigInt(width[family] - range.bits);
    const from = (range.start / size) * size;
    return [[from, from + size] as const];
  });
  return union([spans]);
}

export function union(sets: readonly AddressSet[]): AddressSet {
  const spans = sets.flat().sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  const joined: [bigint, bigint][] = [];
  for (const [from, to] of spans) {
    const last = joined.at(-1);
    if (!last || from > last[1]) joined.push([from, to]);
    else if (to > last[1]) last[1] = to;
  }
  return joined;
}

export function common(one: AddressSet, other: AddressSet): AddressSet {
  const found: [bigint, bigint][] = [];
  for (let a = 0, b = 0; a < one.length && b < other.length; ) {
    const [from, to] = one[a] ?? [0n, 0n];
    const [start, end] = other[b] ?? [0n, 0n];
    const [low, high] = [from > start ? from : start, to < end ? to : end];
    if (low < high) found.push([low, high]);
    if (to < end) a++;
    else b++;
  }
  return found;
}

/** Those of the first set that are not in the other. */
export function without(one: AddressSet, other: AddressSet): AddressSet {
  const end = one.at(-1)?.[1] ?? 0n;
  const gaps: [bigint, bigint][] = [];
  let at = 0n;
  for (const [from, to] of other) {
    if (from > at) gaps.push([at, from]);
    at = to;
  }
  if (end > at) gaps.push([at, end]);
  return common(one, gaps);
}

export function isEmpty(set: AddressSet): boolean {
  return set.length === 0;
}

/** True when there are more than ranges that belong to somebody can hold. */
export function isWide(set: AddressSet, family: Family): boolean {
  return set.reduce((sum, [from, to]) => sum + to - from, 0n) >= 1n << BigInt(width[family] - widest[family]);
}

/**
 * The addresses that hosts of the internet have. Of IPv6 those are one eighth, and the range by which NAT gateways reach IPv4.
 * Sources: IANA IPv6 address space registry; VPC user guide, "DNS64 and NAT64".
 */
export const internetOf = {
  IPv4: without([[0n, 1n << 32n]], addressesOf(internal, "IPv4")),
  IPv6: addressesOf(["2000::/3", "64:ff9b::/96"], "IPv6"),
};

const [[nat64] = [0n]] = addressesOf(["64:ff9b::/96"], "IPv6") as [[bigint, bigint]];

/** The IPv4 addresses that stand in IPv6 ones of the range that NAT gateways translate. */
export function translated(set: AddressSet): AddressSet {
  const inRange = common(set, [[nat64, nat64 + (1n << 32n)]]);
  return inRange.map(([from, to]) => [from - nat64, to - nat64]);
}

/** The IPv6 addresses that stand for IPv4 ones at a NAT gateway. */
export function untranslated(set: AddressSet): AddressSet {
  return set.map(([from, to]) => [from + nat64, to + nat64]);
}
