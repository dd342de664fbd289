import type { Call, Evident } from "../define.ts";
import { textsOf } from "../members-in.ts";

type Request = Readonly<Record<string, unknown>>;

/** The calls that change the rules of a security group in one direction. */
export function ruleCalls(direction: "Ingress" | "Egress"): string[] {
  return [`AuthorizeSecurityGroup${direction}`, `RevokeSecurityGroup${direction}`, "ModifySecurityGroupRules"];
}

/**
 * Whether a call changes that group: one that it names as a source of traffic, `ipPermissions.items[].groups.items[].groupId`, it leaves as it is. Undefined
 * where it calls its group by a name, and its answer has no id either.
 */
function isOfGroup(request: Request, { answer }: Pick<Call, "answer">, id: string): boolean | undefined {
  const own = ownGroups(request);
  const said = own.length > 0 ? own : ruleGroups(answer);
  return said.length > 0 ? said.includes(id) : undefined;
}

/** `groupId`, or `ModifySecurityGroupRulesRequest.GroupId` as EC2's newer calls are written. */
function ownGroups(request: Request): string[] {
  const places = [
    request,
    ...Object.entries(request).flatMap(([name, inner]) => (/Request$/.test(name) ? [inner] : [])),
  ];
  return places.flatMap((place) => directOf(place, "groupid"));
}

/** Of the rules that were made: their `groupId` is the group that has them. */
function ruleGroups(answer: Request): string[] {
  const set = answer.securityGroupRuleSet;
  const items: unknown = set !== null && typeof set === "object" && "items" in set ? set.items : undefined;
  return Array.isArray(items) ? items.flatMap((item: unknown) => directOf(item, "groupid")) : [];
}

function directOf(value: unknown, member: string): string[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name.toLowerCase() === member && typeof inner === "string" ? [inner] : [],
  );
}

/** Of the group that the evidence is of: whether a call made one of the rules that were seen. */
export function ruleOfGroup(id: string, request: Request, evidence: Evident, call: Call): boolean | undefined {
  const isIts = isOfGroup(request, call, id);
  if (isIts === false) return false;
  const isRule = ruleIn(request, evidence);
  return isIts === undefined && isRule ? undefined : isRule;
}

/**
 * Whether a request names one of the rules that were seen, `tcp 22 from 0.0.0.0/0` or `0.0.0.0/0`: its range, protocol and ports. Undefined where nothing
 * was seen, as when there is no such rule any more, and where a request names rules by their ids alone.
 * Source: EC2 API reference, AuthorizeSecurityGroupIngress: a rule is also said by members of the request itself.
 */
function ruleIn(request: Request, { observed }: Evident): boolean | undefined {
  const seen = [observed].flat().flatMap(rulesOf);
  const named = rulesIn(request);
  if (seen.length === 0 || named.length === 0) return undefined;
  return seen.some((rule) =>
    named.some(
      (one) =>
        one.ranges.some((range) => rule.ranges.includes(range)) &&
        (rule.protocol === undefined || (one.protocol === rule.protocol && one.ports === rule.ports)),
    ),
  );
}

interface Rule {
  ranges: string[];
  /** Undefined where only ranges were seen: any protocol and ports. */
  protocol?: string;
  /** `22`, `8192-65535`, or nothing for all. */
  ports?: string;
}

const range = /^(\d+\.\d+\.\d+\.\d+|[0-9a-f]*:[0-9a-f:.]*)\/\d+$/i;

function rulesOf(text: unknown): Rule[] {
  if (typeof text === "string" && range.test(text)) return [{ ranges: [text] }];
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
