import { BlockList, isIP } from "node:net";
import { parseRange } from "#lib/analysis/network/addresses.ts";
import { matches } from "#lib/readings/wildcards.ts";
import { timeOf } from "./in-force.ts";
import { asText, type Resolved } from "./variables.ts";

/** Whether a text of the request is what a policy's value says; undefined when they are nothing that can be compared so. */
type Compare = (policy: Resolved, text: string) => boolean | undefined;

/** The comparisons of condition operators, in lower case and without `Not`. Source: IAM user guide, "Condition operators". */
export const operators: Readonly<Record<string, Compare>> = {
  stringequals: ({ plain }, text) => plain === text,
  stringequalsignorecase: ({ plain }, text) => plain.toLowerCase() === text.toLowerCase(),
  stringlike: ({ pattern }, text) => matches(pattern, asText(text)),
  arnequals: ({ pattern }, text) => isArnLike(pattern, text),
  arnlike: ({ pattern }, text) => isArnLike(pattern, text),
  bool: by(booleanOf, (policy, request) => policy === request),
  binaryequals: ({ plain }, text) => plain === text,
  ipaddress: ({ plain }, text) => isWithin(plain, text),
  ...ordered("numeric", (text) => (/^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined)),
  ...ordered("date", (text) => {
    const time = timeOf(text);
    return Number.isNaN(time) ? undefined : time;
  }),
};

function ordered(type: string, read: (text: string) => number | undefined): Record<string, Compare> {
  return {
    [`${type}equals`]: by(read, (policy, request) => request === policy),
    [`${type}lessthan`]: by(read, (policy, request) => request < policy),
    [`${type}lessthanequals`]: by(read, (policy, request) => request <= policy),
    [`${type}greaterthan`]: by(read, (policy, request) => request > policy),
    [`${type}greaterthanequals`]: by(read, (policy, request) => request >= policy),
  };
}

function by<T>(read: (text: string) => T | undefined, test: (policy: T, request: T) => boolean): Compare {
  return ({ plain }, text) => {
    const [policy, request] = [read(plain), read(text)];
    return policy === undefined || request === undefined ? undefined : test(policy, request);
  };
}

function booleanOf(text: string): boolean | undefined {
  const word = text.toLowerCase();
  return word === "true" ? true : word === "false" ? false : undefined;
}

/** Each of the six parts for itself. */
function isArnLike(pattern: string, text: string): boolean | undefined {
  const [wanted, given] = [partsOf(pattern), partsOf(text)];
  if (wanted.length < 6 || given.length < 6) return undefined;
  return wanted.every((part, at) => matches(part, asText(given[at] ?? "")));
}

function partsOf(arn: string): string[] {
  const parts = arn.split(":");
  return [...parts.slice(0, 5), ...(parts.length > 5 ? [parts.slice(5).join(":")] : [])];
}

/** An address alone is a range of one. */
function isWithin(policy: string, text: string): boolean | undefined {
  const version = isIP(text);
  const range = parseRange(policy.includes("/") ? policy : `${policy}/${isIP(policy) === 4 ? 32 : 128}`);
  if (!range || version === 0) return undefined;
  const type = range.family === "IPv4" ? "ipv4" : "ipv6";
  if (type !== `ipv${version}`) return false;
  const list = new BlockList();
  list.addSubnet(range.address, range.bits, type);
  return list.check(text, type);
}
