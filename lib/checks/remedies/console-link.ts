import { hasMark } from "#lib/analysis/secrets/mark.ts";
import { factsOf } from "#lib/inventory/kinds.ts";
import { parseArn } from "#lib/readings/arn.ts";
import { partitionOf } from "#lib/readings/partitions.ts";
import type { Identity } from "#lib/readings/reading.ts";
import { consoleUrl } from "../fixes.ts";

/** Where a partition's console shows what belongs to no region. */
const homes: Readonly<Record<string, string>> = {
  aws: "us-east-1",
  "aws-cn": "cn-north-1",
  "aws-us-gov": "us-gov-west-1",
};

/**
 * The console page of a resource, to be spread into a fix; nothing where its kind has none. Where the name held a secret, which
 * the console would need, it is the page of all of its kind.
 */
export function consoleLink({ kind, name, arn, region }: Omit<Identity, "also">): { consoleUrl?: string } {
  const page = factsOf(kind)?.console;
  const known = parseArn(arn);
  const partition = region === "global" ? (known?.partition ?? "aws") : partitionOf(region);
  const place = region === "global" ? homes[partition] : region;
  if (page === undefined || place === undefined) return {};
  const [id = "", parent = ""] = (known?.resource ?? "").split(/[/:]/).reverse();
  const values: Readonly<Record<string, string>> = {
    region: place,
    account: known?.account ?? "",
    name,
    id,
    parent,
  };
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, word: string) => encodeURIComponent((values[word] ?? "").toWellFormed()));
  const isKnown = (text: string) =>
    ![...text.matchAll(/\{(\w+)\}/g)].some(([, word = ""]) => hasMark(values[word] ?? ""));
  const path = page.replace(/\[([^\]]*)\]/, (_, one: string) => (isKnown(one) ? one : ""));
  const url = isKnown(path) ? consoleUrl(partition, place, fill(path)) : undefined;
  return url === undefined ? {} : { consoleUrl: url };
}
