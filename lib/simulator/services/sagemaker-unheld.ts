import type { NormalizedSchema } from "@smithy/core/schema";
import type { StaticOperationSchema } from "@smithy/types";
import { AwsError } from "../aws-error.ts";
import type { Operation } from "../call.ts";
import { type ClientModule, inputOf, operationsIn, outputOf, requiredNames } from "../shapes.ts";

/** Lists of what AWS offers everyone: an account that holds nothing of the kind would still see some. */
const offered = new Set(["ListModelMetadata", "ListJobSchemaVersions", "DescribeJobSchemaVersion"]);

/** Describes that answer ValidationException where all others answer ResourceNotFound. Source: their API models' errors. */
const withoutNotFound = new Set(["DescribeInferenceComponent", "DescribeSubscribedWorkteam", "GetEndpointPolicy"]);

/**
 * Reads of the kinds that an account does not hold, derived from the SDK's schemas: lists are empty, and what is named
 * is not there. So other scanners get through, as they would on AWS.
 */
export function unheldOperations(client: ClientModule): Record<string, Operation> {
  const operations = operationsIn(client).flatMap((operation): [string, Operation][] => {
    const name = operation[2];
    const answer = offered.has(name) ? undefined : unheldAnswer(name, operation);
    return answer ? [[name, answer]] : [];
  });
  return Object.fromEntries(operations);
}

function unheldAnswer(name: string, operation: StaticOperationSchema): Operation | undefined {
  if (/^Describe|^Get\w+Policy$/.test(name)) return notThere(name);
  if (!name.startsWith("List")) return undefined;
  // A list that needs a name is one of the parts of something, which is not there. A category is no name.
  const named = requiredNames(inputOf(operation)).some((member) => /(Name|Arn|Identifier)$/.test(member));
  return named ? notThere(name) : () => emptyLists(outputOf(operation));
}

function emptyLists(schema: NormalizedSchema): object {
  const lists = [...schema.structIterator()].filter(([, member]) => member.isListSchema());
  return Object.fromEntries(lists.map(([name]) => [name, []]));
}

function notThere(name: string): Operation {
  return () => {
    if (!withoutNotFound.has(name)) throw new AwsError("ResourceNotFound", "Requested resource not found.");
    const what = name.replace(/^Describe|^Get|Policy$/g, "");
    throw new AwsError("ValidationException", `${what} does not exist.`);
  };
}
