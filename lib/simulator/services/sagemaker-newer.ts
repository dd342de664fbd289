import * as client from "@aws-sdk/client-sagemaker";
import { type NewerOperation, newerOperations, newerSchema } from "#lib/aws/newer-operations.ts";
import type { ClientModule } from "../shapes.ts";

/** Reads that other scanners may call, of what an account holds nothing here: their answers' members are of no matter. */
const unread: Record<string, NewerOperation> = {
  ListClusterOperations: {
    asks: { ClusterName: "text", NextToken: "text", MaxResults: "number" },
    gives: { ClusterOperationSummaries: ["text"], NextToken: "text" },
  },
  DescribeClusterOperation: { asks: { ClusterName: "text", OperationId: "text" }, gives: {} },
};

const namesEndpoint = { EndpointName: "text" } as const;
const answersEndpoint = { EndpointArn: "text" } as const;

/** Writes that fixes print, of an AWS CLI that is newer than the SDK's client. Source: API model in botocore 1.44.8. */
export const newerWrites: Record<string, NewerOperation> = {
  PutEndpointPolicy: { asks: { ...namesEndpoint, ResourcePolicy: "text" }, gives: answersEndpoint },
  DeleteEndpointPolicy: { asks: namesEndpoint, gives: answersEndpoint },
  UpdateInferenceRouter: {
    asks: {
      InferenceRouterName: "text",
      RoutingTargets: newerOperations.sagemaker.DescribeInferenceRouter.gives.RoutingTargets,
    },
    gives: { InferenceRouterArn: "text" },
  },
};

/** What AWS's API has: the SDK's client, and the operations that it does not know yet. */
export const sagemakerModel: ClientModule = {
  ...Object.fromEntries(
    Object.entries({ ...newerOperations.sagemaker, ...unread, ...newerWrites }).map(([name, operation]) => [
      `${name}$`,
      newerSchema(name, operation),
    ]),
  ),
  ...client,
};
