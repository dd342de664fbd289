import { whole } from "#lib/aws/pages.ts";
import { type AnyCollector, defineCollector } from "../define.ts";
import { ofRegion } from "../of-region.ts";
import { sagemakerCollectors } from "../sagemaker/index.ts";
import { taggedType } from "./tagged-type.ts";

/** So many types one request can name. */
const atOnce = 100;

/** To those who ask each, every collector is one of any kind. */
const asked = sagemakerCollectors as readonly unknown[] as readonly AnyCollector[];
const told = asked.filter((one) => taggedType(one) !== undefined);
const types = [...new Set(told.flatMap((one) => taggedType(one) ?? []))].sort();

/**
 * The tags of what SageMaker has in a region, of all its kinds in a few calls: asking each resource would take as many calls as there
 * are resources. What is or was tagged is in the list, so what is not in it has no tags.
 */
export default defineCollector({
  kind: "resource-tags",
  label: "Tags",
  scope: "region",
  volume: "live",
  arnType: "",
  tellsOf: told.map(({ kind }) => kind),
  console: "resource-groups/tag-editor/find-resources[?region={name}]",
  actions: ["tag:GetResources"],
  async *collect(context) {
    const { tag, readEach } = context;
    yield* readEach(...ofRegion(context, "tag", "resources"), async () => {
      const ResourceTagMappingList = [];
      for (let from = 0; from < types.length; from += atOnce) {
        const ResourceTypeFilters = types.slice(from, from + atOnce);
        const page = { ResourcesPerPage: 100, ResourceTypeFilters };
        ResourceTagMappingList.push(...(await whole(tag.getResources, page, "ResourceTagMappingList")));
      }
      const arnOf = ({ ResourceARN = "" }) => ResourceARN;
      // AWS gives them in no order: an order of their own keeps what did not change the same.
      return { ResourceTagMappingList: ResourceTagMappingList.sort((a, b) => (arnOf(a) < arnOf(b) ? -1 : 1)) };
    });
  },
  // A tag is a person's word, whatever it looks like.
  follows: () => undefined,
});
