import type { PrefixListEntry } from "@aws-sdk/client-ec2";
import { prefixLists, type SimulatedPrefixList } from "#lib/simulator/shelves/ec2.ts";
import { arnOf, ec2Id, type Site } from "./site.ts";
import { tagsOf } from "./tags.ts";

interface ListSpec {
  name: string;
  entries: PrefixListEntry[];
  maxEntries?: number;
  version?: number;
  tags?: Record<string, string>;
}

/** A list of addresses of the account's own. */
export function prefixList(site: Site, { name, entries, maxEntries = 20, version = 1, tags = {} }: ListSpec) {
  const PrefixListId = ec2Id(site, "pl", name);
  const made: SimulatedPrefixList & { PrefixListId: string } = {
    PrefixListId,
    AddressFamily: "IPv4",
    State: "create-complete",
    PrefixListArn: arnOf(site, "ec2", `prefix-list/${PrefixListId}`),
    PrefixListName: name,
    MaxEntries: maxEntries,
    Version: version,
    Tags: tagsOf(tags),
    OwnerId: site.account,
    entries,
  };
  prefixLists.put(site.content, made);
  return made;
}
