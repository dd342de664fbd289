import type { Evident } from "../define.ts";
import { textsOf } from "../members-in.ts";

type Request = Readonly<Record<string, unknown>>;

/** The calls that change the rules of a security group in one direction. */
export function ruleCalls(direction: "Ingress" | "Egress"): string[] {
  return [`AuthorizeSecurityGroup${direction}`, `RevokeSecurityGroup${direction}`, "ModifySecurityGroupRules"];
}

/** `sg-1.IpPermissions` is about that group, and so is the request. */
export function isOfGroup(request: Request, { path }: Evident): boolean {
  return textsOf(request, ["groupId"]).includes(path.split(".")[0] ?? "");
}

/**
 * Whether a request names one of the rules that were seen, `tcp 22 from 0.0.0.0/0`: its range, protocol and ports. Undefined where nothing
 * was seen, as when there is no such rule any more, and where a request names rules by their ids alone.
 * Source: EC2 API reference, AuthorizeSecurityGroupIngress: a rule is also said by members of the request itself.
 */
export function ruleIn(request: Request, { observed }: Evident): boolean | undefined {
  const seen = [observed].flat().flatMap(rulesOf);
  const named = rulesIn(request);
  if (seen.length === 0 || named.length === 0) return undefined;
  return seen.some((rule) =>
    named.some(
      (one) =>
        one.ranges.some((range) => rule.ranges.includes(range)) &&
        one.protocol === rule.protocol &&
        one.ports === rule.ports,
    ),
  );
}

interface Rule {
  ranges: string[];
  protocol: string;
  /** `22`, `8192-65535`, or nothing for all. */
  ports: string;
}

function rulesOf(text: unknown): Rule[] {
  const [, what = "", ranges] = (typeof text === "string" && /^(.+?) (?:from|to) (.+)$/.exec(text)) || [];
  if (ranges === undefined) return [];
  const [protocol = "", ports = ""] = what === "all traffic" ? ["-1"] : what.split(" ");
  return [{ ranges: ranges.split(", "), protocol, ports }];
}

const rangeMembers = ["cidrIp", "cidrIpv6", "cidrIpv4", "prefixListId"];

/** What stands in `ipPermissions`, each in `SecurityGroupRule` of the newer call, or at the top. */
function rulesIn(value: unknown, depth = 0): Rule[] {
  if (value === null || typeof value !== "object" || depth > 6) return [];
  const fields = value as Request;
  const own = Object.keys(fields).find((name) => name.toLowerCase() === "ipprotocol");
  if (own === undefined) return Object.values(fields).flatMap((inner) => rulesIn(inner, depth + 1));
  const [from] = textsOf(fields, ["fromPort"]);
  const [to = from] = textsOf(fields, ["toPort"]);
  const protocol = protocolNames[String(fields[own])] ?? String(fields[own]);
  const hasPorts = protocol !== "-1" && from !== undefined && from !== "-1";
  const ports = hasPorts ? (from === to ? from : `${from}-${to}`) : "";
  return [{ ranges: textsOf(fields, rangeMembers), protocol, ports }];
}

/** AWS answers the three with their names. */
const protocolNames: Readonly<Record<string, string>> = { "6": "tcp", "17": "udp", "1": "icmp" };
