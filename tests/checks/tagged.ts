import type { Kind } from "#lib/inventory/kinds.ts";
import { identity, inventoryOf, reading, region, unread } from "#tests/support/test-check.ts";

/** What is true of required tags, whatever kind of resource lacks them. */
export function requiredTags(kind: Kind, arnField: string) {
  const { arn } = identity(kind, "subject-name");
  const resource = { [arnField]: arn };
  const tagged = (...keys: string[]) => ({
    resource,
    inventory: inventoryOf([
      reading("resource-tags", region, {
        ResourceTagMappingList: [{ ResourceARN: arn, Tags: keys.map((Key) => ({ Key, Value: "x" })) }],
      }),
    ]),
  });
  const options = { requiredTags: ["Owner", "DataClass"] };
  return {
    pass: { "a tag of its own": tagged("Team"), "all that are required": { ...tagged("DataClass", "Owner"), options } },
    fail: {
      "no tag": tagged(),
      "only tags that AWS sets": tagged("aws:cloudformation:stack-name"),
      "one that is required is missing": { ...tagged("Owner", "Team"), options },
      "keys are told by case": { ...tagged("owner", "DataClass"), options },
    },
    unknown: {
      "tags may not be read": { resource, inventory: inventoryOf([unread("resource-tags", region)]) },
      "the answer is empty": { resource: {} },
    },
    // The table of one kind does not know that it is asked for any.
  } as never;
}
