import { BlockList, isIP } from "node:net";

export type Family = "IPv4" | "IPv6";

interface Range {
  address: string;
  bits: number;
  family: Family;
}

/** Undefined when the text is not a CIDR range. */
export function parseRange(cidr: string): Range | undefined {
  const [address = "", bits = ""] = cidr.split("/");
  const version = isIP(address);
  if (version === 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > (version === 4 ? 32 : 128)) return undefined;
  return { address, bits: Number(bits), family: version === 4 ? "IPv4" : "IPv6" };
}

/** Never routed on the internet. Source: IANA special-purpose address registries. */
const internal = [
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
].map(blockOf);

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
  return !range || !internal.some(({ bits, list }) => bits <= range.bits && list.check(range.address, typeOf(range)));
}

/** True when a range is so wide that it names nobody: `0.0.0.0/0`, `::/0`, or halves and quarters of them. */
export function isWorld(cidr: string): boolean {
  const range = parseRange(cidr);
  return !range || (range.bits < 8 && isPublic(cidr));
}
