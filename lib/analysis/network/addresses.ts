import { BlockList, isIP, isIPv4 } from "node:net";

export type Family = "IPv4" | "IPv6";

interface Range {
  readonly address: string;
  /** The address as a number. */
  readonly start: bigint;
  readonly bits: number;
  readonly family: Family;
}

/** A network says the same few ranges over and over: in each rule, route and subnet. */
const parsed = new Map<string, Range | undefined>();
const mostParsed = 10_000;

/** Undefined when the text is not a CIDR range. */
export function parseRange(cidr: string): Range | undefined {
  if (parsed.has(cidr)) return parsed.get(cidr);
  if (parsed.size >= mostParsed) parsed.clear();
  const found = rangeIn(cidr);
  parsed.set(cidr, found);
  return found;
}

function rangeIn(cidr: string): Range | undefined {
  const [address = "", bits = ""] = cidr.split("/");
  const version = isIP(address);
  if (version === 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > (version === 4 ? 32 : 128)) return undefined;
  return { address, start: numberOf(address), bits: Number(bits), family: version === 4 ? "IPv4" : "IPv6" };
}

/** Never routed on the internet. Source: IANA special-purpose address registries. */
export const internal = [
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "224.0.0.0/4",
  "240.0.0.0/4",
  "fc00::/7",
  "fe80::/10",
  "ff00::/8",
];

const internalBlocks = internal.map(blockOf);

function blockOf(cidr: string): { bits: number; list: BlockList } {
  const list = new BlockList();
  const range = parseRange(cidr);
  if (range) list.addSubnet(range.address, range.bits, typeOf(range));
  return { bits: range?.bits ?? 0, list };
}

function typeOf({ family }: Range): "ipv4" | "ipv6" {
  return family === "IPv4" ? "ipv4" : "ipv6";
}

/** True when a range has addresses of the internet. A range that cannot be understood may have. */
export function isPublic(cidr: string): boolean {
  const range = parseRange(cidr);
  return (
    !range || !internalBlocks.some(({ bits, list }) => bits <= range.bits && list.check(range.address, typeOf(range)))
  );
}

/** Below these lengths a range names nobody: a quarter of a percent of IPv4, more than any network holds of IPv6. */
export const widest = { IPv4: 8, IPv6: 16 };

/** True when a range is so wide that it names nobody: `0.0.0.0/0`, `::/0`, or halves and quarters of them. */
export function isWorld(cidr: string): boolean {
  const range = parseRange(cidr);
  return !range || (range.bits < widest[range.family] && isPublic(cidr));
}

/** The ranges that name nobody, each alone or all together: two hundred /8s admit as many as one /0. */
export function worldOf(cidrs: readonly string[]): string[] {
  const wide = cidrs.filter(isWorld);
  const many = cidrs.filter((cidr) => parseRange(cidr)?.family === "IPv4" && isPublic(cidr));
  return addressesIn(many) >= 2 ** (32 - widest.IPv4 + 1) ? [...new Set([...wide, ...many])] : wide;
}

/** How many IPv4 addresses are in at least one of these ranges. */
function addressesIn(cidrs: readonly string[]): number {
  const spans = cidrs.map(spanOf).sort((a, b) => a.from - b.from);
  let reached = 0;
  return spans.reduce((sum, { from, to }) => {
    const fresh = Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
    return sum + fresh;
  }, 0);
}

function spanOf(cidr: string): { from: number; to: number } {
  const [address = "", bits = ""] = cidr.split("/");
  const size = 2 ** (32 - Number(bits));
  const start = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  const from = Math.floor(start / size) * size;
  return { from, to: from + size };
}

/** True when every address of `inner` is in `outer`. Two ranges never overlap otherwise: they are nested or apart. */
export function covers(outer: string, inner: string): boolean {
  const [wide, narrow] = [parseRange(outer), parseRange(inner)];
  if (!wide || !narrow || wide.family !== narrow.family || wide.bits > narrow.bits) return false;
  const rest = BigInt(width[wide.family] - wide.bits);
  return wide.start >> rest === narrow.start >> rest;
}

/** Bits of an address. */
export const width = { IPv4: 32, IPv6: 128 };

/** An address as a number. */
function numberOf(address: string): bigint {
  if (isIPv4(address)) return address.split(".").reduce((sum, part) => sum * 256n + BigInt(part), 0n);
  // The last four bytes may be written as IPv4 is.
  const [, head = address, tail] = /^(.*:)(\d+(?:\.\d+){3})$/.exec(address) ?? [];
  const low = tail === undefined ? [] : [numberOf(tail) >> 16n, numberOf(tail) & 0xffffn];
  const [left = "", right] = (low.length > 0 ? head.replace(/([^:]):$/, "$1") : head).split("::");
  const groups = (text: string) =>
    text
      .split(":")
      .filter(Boolean)
      .map((group) => BigInt(`0x${group}`));
  const [before, after] = [groups(left), [...groups(right ?? ""), ...low]];
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => 0n);
  return [...before, ...zeros, ...after].reduce((sum, group) => (sum << 16n) + group, 0n);
}
