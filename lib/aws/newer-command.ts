import { makeBuilder } from "@smithy/core/client";
import { getEndpointPlugin } from "@smithy/core/endpoints";
import { type NewerOperation, newerSchema } from "./newer-operations.ts";

/** Source: @aws-sdk/client-sagemaker, commonParams. */
const endpointParameters = {
  UseFIPS: { type: "builtInParams", name: "useFipsEndpoint" },
  Endpoint: { type: "builtInParams", name: "endpoint" },
  Region: { type: "builtInParams", name: "region" },
  UseDualStack: { type: "builtInParams", name: "useDualstackEndpoint" },
} as const;

/** A document: whatever stands in the answer. Of a structure, the SDK would drop in silence what its schema does not know. */
const anything = 15;

/** The command of a newer operation of SageMaker; its answer is as it was sent, see `withTimes`. */
export function newerCommand(name: string, operation: NewerOperation, input: object): object {
  const schema = newerSchema(name, operation);
  const build = makeBuilder(endpointParameters, "SageMaker", "SageMakerClient", getEndpointPlugin);
  const CommandOf = build({}, () => [], name, [...schema.slice(0, 5), () => anything] as never);
  return new CommandOf(input);
}
