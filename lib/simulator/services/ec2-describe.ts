import type { Filter, Tag } from "@aws-sdk/client-ec2";
import { AwsError } from "../aws-error.ts";
import type { Call } from "../call.ts";
import type { Ec2Kind } from "./ec2-kinds.ts";

export interface DescribeInput {
  Filters?: Filter[];
  /** DescribeNatGateways has its filters in the singular. */
  Filter?: Filter[];
  MaxResults?: number;
  NextToken?: string;
  DryRun?: boolean;
  [ids: string]: unknown;
}

/** What every Describe of EC2 needs to know, wherever its items come from. */
export type Described = Omit<Ec2Kind, "collection">;

/** Narrowed down by ids, then by filters, then cut into pages. */
export function describeItems(kind: Described, all: readonly unknown[], input: DescribeInput, call: Call): object {
  refuseDryRun(input.DryRun);
  const named = byIds(kind, all as readonly never[], input[kind.ids] as string[] | undefined, call);
  const tests = (input.Filters ?? input.Filter ?? []).map((filter) => filterTest(kind, filter));
  const found = tests.length > 0 ? named.filter((item) => tests.every((test) => test(item))) : named;
  const page = call.page(found, { token: input.NextToken, size: pageSize(kind, input.MaxResults) });
  return { [kind.items]: page.items, NextToken: page.next };
}

export function refuseDryRun(asked: boolean | undefined): void {
  if (asked) throw new AwsError("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);
}

/** @throws AwsError when an id names nothing, as EC2 does; a filter that finds nothing is no error. */
function byIds(
  kind: Described,
  items: readonly never[],
  ids: readonly string[] | undefined,
  call: Call,
): readonly never[] {
  if (!ids || ids.length === 0) return items;
  const [prefix = "", code = ""] = kind.malformed ?? [];
  const malformed = ids.find((id) => !id.startsWith(prefix));
  if (malformed !== undefined) throw new AwsError(code, `Invalid id: "${malformed}" (expecting "${prefix}...")`);
  const present = new Set(call.gone ? [] : items.map((item) => kind.id(item)));
  const missing = ids.find((id) => !present.has(id));
  if (missing !== undefined) throw new AwsError(...kind.missing(missing));
  return items.filter((item) => ids.includes(kind.id(item) ?? ""));
}

function filterTest(kind: Described, { Name = "", Values = [] }: Filter): (item: never) => boolean {
  const read = Name.startsWith("tag:") || Name === "tag-key" ? tagReader(Name) : kind.filters[Name];
  if (!read) throw new AwsError("InvalidParameterValue", `The filter '${Name}' is invalid`);
  const patterns = Values.map(wildcard);
  return (item) => read(item).some((value) => value != null && patterns.some((pattern) => pattern.test(String(value))));
}

function tagReader(filter: string): (item: never) => readonly unknown[] {
  const key = filter.slice("tag:".length);
  return ({ Tags = [] }: { Tags?: Tag[] }) =>
    filter === "tag-key" ? Tags.map((tag) => tag.Key) : Tags.filter((tag) => tag.Key === key).map((tag) => tag.Value);
}

/** `*` is any text, `?` any character. Source: EC2 user guide, "Filter your resources". */
export function wildcard(value: string): RegExp {
  const escaped = value.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", "[\\s\\S]*").replaceAll("?", "[\\s\\S]")}$`);
}

/** DescribeVpcEndpoints alone takes a larger page and gives the largest. Source: EC2 API reference. */
function pageSize(kind: Described, asked = kind.largestPage): number {
  return Math.min(asked, kind.largestPage);
}
