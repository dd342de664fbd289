import { isIPv4, isIPv6 } from "node:net";

/**
 * The network that an address is of: so many of its first bits, by default those that one subscriber has. IPv4 in whole bytes, IPv6 in
 * whole groups of four digits; what is no address stays as it is.
 */
export function networkOf(address: string, { ipv4 = 32, ipv6 = 64 }: { ipv4?: 24 | 32; ipv6?: 48 | 64 } = {}): string {
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  if (isIPv4(plain)) return ipv4 === 32 ? plain : `${plain.slice(0, plain.lastIndexOf("."))}.0/24`;
  if (!isIPv6(plain)) return plain;
  const groups = groupsOf(plain)
    .slice(0, ipv6 / 16)
    .join(":");
  return ipv6 === 64 ? groups : `${groups}::/48`;
}

/** All eight, without what may be left out of each. */
function groupsOf(address: string): string[] {
  const [head = "", tail] = address.split("%")[0]?.toLowerCase().split("::") ?? [];
  const first = head === "" ? [] : head.split(":");
  const last = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - first.length - last.length)).fill("0");
  return [...first, ...zeros, ...last].map((group) => group.replace(/^0+(?=.)/, ""));
}
