import type { GetResourcesInput, GetResourcesOutput, Tag } from "@aws-sdk/client-resource-groups-tagging-api";
import * as client from "@aws-sdk/client-resource-groups-tagging-api";
import { parseArn } from "#lib/readings/arn.ts";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation, Service } from "../call.ts";
import { jsonProtocol } from "../protocols/json.ts";
import { sagemakerKinds } from "./sagemaker-kinds.ts";
import { resourcesOf } from "./sagemaker-lists.ts";

interface Tagged {
  ResourceARN: string;
  Tags: Tag[];
}

/** What SageMaker has here that was ever tagged; other services' tags are not played. */
function taggedIn(call: Call): Tagged[] {
  return sagemakerKinds.flatMap((kind) =>
    resourcesOf(kind, call).flatMap((one) => {
      const [arn, tags] = [kind.arn && one[kind.arn], one.Tags];
      // The kinds hold tags as ListTags answers them.
      return typeof arn === "string" && Array.isArray(tags) && tags.length > 0
        ? [{ ResourceARN: arn, Tags: tags as Tag[] }]
        : [];
    }),
  );
}

/** `sagemaker`, or `sagemaker:endpoint`: as it stands in the ARN. */
function isOfType({ ResourceARN }: Tagged, filter: string): boolean {
  const { service = "", resource = "" } = parseArn(ResourceARN) ?? {};
  return filter === service || filter === `${service}:${resource.split("/")[0]}`;
}

/** After the last page the token is empty, not left out. */
const getResources: Operation<GetResourcesInput, GetResourcesOutput> = (input, call) => {
  const { PaginationToken: token, ResourcesPerPage: size = 50, ResourceTypeFilters: types = [] } = input;
  if (size < 1 || size > 100) throw invalid("ResourcesPerPage must be between 1 and 100.");
  if (types.length > 100) throw invalid("ResourceTypeFilters can have up to 100 items.");
  const found = taggedIn(call).filter((one) => types.length === 0 || types.some((type) => isOfType(one, type)));
  const page = call.page(found, { token: token || undefined, size });
  return { ResourceTagMappingList: page.items, PaginationToken: page.next ?? "" };
};

const invalid = (message: string) => new AwsError("InvalidParameterException", message);

export const tagging: Service = {
  name: "tag",
  dialect: "json",
  protocol: jsonProtocol(client),
  operations: { GetResources: getResources },
  badToken: ["InvalidParameterException", "The pagination token is not valid."],
};
