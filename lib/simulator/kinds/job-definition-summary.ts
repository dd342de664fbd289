import type { EndpointInput } from "@aws-sdk/client-sagemaker";
import type { KindFacts } from "./define.ts";

/** The lists of job definitions name them otherwise, and say which endpoint they watch. */
export function definitionListed(input: `${string}JobInput`): NonNullable<KindFacts["listed"]> {
  return (definition) => ({
    MonitoringJobDefinitionName: definition.JobDefinitionName,
    MonitoringJobDefinitionArn: definition.JobDefinitionArn,
    EndpointName: (definition[input] as { EndpointInput?: EndpointInput } | undefined)?.EndpointInput?.EndpointName,
  });
}
