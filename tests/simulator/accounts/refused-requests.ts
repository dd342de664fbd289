import * as client from "@aws-sdk/client-sagemaker";
import type { SimulatedAccount } from "#lib/simulator/account.ts";
import { violationsIn } from "#lib/simulator/constraints.ts";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import { validationMessage } from "#lib/simulator/refusals.ts";
import { inputOf, memberNames, operationIn } from "#lib/simulator/shapes.ts";

const creations: Record<keyof SimulatedSageMaker, string> = {
  notebookInstances: "CreateNotebookInstance",
  notebookLifecycleConfigs: "CreateNotebookInstanceLifecycleConfig",
  domains: "CreateDomain",
  userProfiles: "CreateUserProfile",
  trainingJobs: "CreateTrainingJob",
  processingJobs: "CreateProcessingJob",
  transformJobs: "CreateTransformJob",
  tuningJobs: "CreateHyperParameterTuningJob",
  models: "CreateModel",
  endpointConfigs: "CreateEndpointConfig",
  endpoints: "CreateEndpoint",
  pipelines: "CreatePipeline",
};

/** What AWS would not have made: each resource's fields, as its Create takes them. */
export function refusedRequests({ regions }: SimulatedAccount): string[] {
  return regions.flatMap(({ sagemaker }) =>
    Object.entries(creations).flatMap(([collection, operation]) => {
      const model = operationIn(client, operation);
      if (!model) throw new Error(`There is no ${operation}.`);
      const input = inputOf(model);
      const members = memberNames(input);
      return sagemaker[collection as keyof SimulatedSageMaker].flatMap((resource) => {
        const request = Object.fromEntries(Object.entries(resource).filter(([name]) => members.includes(name)));
        // A Describe names some required members otherwise than its Create.
        const wrong = violationsIn("sagemaker", input, request).filter(
          ({ path, constraint }) => constraint.kind !== "required" || path.length > 1,
        );
        return wrong.length > 0 ? [`${operation}: ${validationMessage(wrong)}`] : [];
      });
    }),
  );
}
