import type { StaticOperationSchema } from "@smithy/types";
import type { Action } from "./services.ts";
import { type Fields, type Of, structureOf } from "./shape.ts";

/** A read that AWS has and the pinned SDK client has not: what it asks for, and what is known of its answer. */
export interface NewerOperation {
  asks: Fields;
  gives: Fields;
}

const paging = { NextToken: "text", MaxResults: "number" } as const;
const made = { CreationTime: "time", LastModifiedTime: "time" } as const;
const vpcConfig = { SecurityGroupIds: ["text"], Subnets: ["text"] } as const;
const router = { InferenceRouterName: "text", InferenceRouterArn: "text", ...made } as const;
const gateway = { Arn: "text", Id: "text", Name: "text", Status: "text", CreationTime: "time" } as const;
const session = { TrainingSessionArn: "text", TrainingSessionStatus: "text", ...made } as const;
const extension = {
  ExtensionArn: "text",
  ExtensionName: "text",
  ExtensionVersion: "text",
  Status: "text",
  CreationTime: "time",
} as const;

/**
 * What stands in for the SDK's package, for whoever calls and for the simulated account: by the service's prefix in IAM. Source: API model in botocore 1.44.8 (2026-11-20).
 */
export const newerOperations = {
  sagemaker: {
    GetEndpointPolicy: {
      asks: { EndpointName: "text" },
      gives: { EndpointName: "text", EndpointArn: "text", ResourcePolicy: "text" },
    },
    ListInferenceRouters: { asks: paging, gives: { InferenceRouters: [router], NextToken: "text" } },
    DescribeInferenceRouter: {
      asks: { InferenceRouterName: "text" },
      gives: {
        ...router,
        RoutingTargets: [
          {
            Name: "text",
            Destinations: [{ ResourceArn: "text", RoutingStatus: "text" }],
            AsyncInferenceConfig: {
              OutputConfig: {
                S3OutputPath: "text",
                S3FailurePath: "text",
                KmsKeyId: "text",
                NotificationConfig: { SuccessTopic: "text", ErrorTopic: "text" },
              },
              ClientConfig: { MaxTimeInBacklogSeconds: "number" },
            },
            RoutingPreference: "text",
          },
        ],
        Status: "text",
        StatusReason: "text",
      },
    },
    ListGlobalInferenceGateways: {
      asks: paging,
      gives: { GlobalInferenceGatewaySummaries: [gateway], NextToken: "text" },
    },
    DescribeGlobalInferenceGateway: {
      asks: { Identifier: "text" },
      gives: {
        ...gateway,
        ExecutionRoleArn: "text",
        EndpointUrl: "text",
        VpcEndpointServiceName: "text",
        Routing: {
          Weights: { KVHeadroom: "number", QueueDepth: "number", RegionProximity: "number", ErrorRate: "number" },
        },
        FailureReason: "text",
      },
    },
    ListInferenceGateways: {
      asks: { Identifier: "text", ...paging },
      gives: {
        InferenceGatewaySummaries: [
          { Name: "text", Namespace: "text", ClusterArn: "text", Status: "text", FailureReason: "text" },
        ],
        NextToken: "text",
      },
    },
    ListTrainingSessions: { asks: paging, gives: { TrainingSessionSummaries: [session], NextToken: "text" } },
    DescribeTrainingSession: {
      asks: { TrainingSessionName: "text" },
      gives: {
        TrainingSessionDetail: {
          ...session,
          TrainingSessionName: "text",
          ModelPackageGroupArn: "text",
          EndTime: "time",
          ErrorDetails: "text",
          LastReceivedSequenceNumber: "number",
          BillableTokenUsage: {
            PrefillTokenCount: "number",
            SampleTokenCount: "number",
            TrainingTokenCount: "number",
          },
          VpcConfig: vpcConfig,
          RoleArn: "text",
          LoraConfig: { Rank: "number", Alpha: "number" },
          ModelConfig: { BaseModelArn: "text", AcceptEula: "flag" },
          OutputConfig: { S3Location: { Path: "text", KmsKeyArn: "text" } },
          Tags: [{ Key: "text", Value: "text" }],
        },
      },
    },
    ListClusterExtensions: {
      asks: { ClusterArn: "text", ...paging },
      gives: { Extensions: [extension], NextToken: "text" },
    },
    DescribeClusterExtension: {
      asks: { ClusterArn: "text", ExtensionArn: "text" },
      gives: {
        ExtensionDetails: {
          ClusterArn: "text",
          ...extension,
          ConfigurationValues: "text",
          LastModifiedTime: "time",
        },
        NodeSummary: { TotalCount: "number", ActiveCount: "number" },
        Health: { Issues: [{ Code: "text", Message: "text", NodeCount: "number" }] },
      },
    },
  },
} as const satisfies Record<string, Record<string, NewerOperation>>;

type Newer = typeof newerOperations;
type Asked<A> = { [F in Exclude<keyof A, keyof typeof paging>]: Of<A[F]> | undefined } & {
  [F in keyof A & keyof typeof paging]?: Of<A[F]> | undefined;
};

/** What each takes and gives, by the names of the client's methods. */
export type NewerMethods<S> = S extends keyof Newer
  ? {
      readonly [N in keyof Newer[S] as Uncapitalize<N & string>]: Newer[S][N] extends NewerOperation
        ? { input: Asked<Newer[S][N]["asks"]>; output: Of<Newer[S][N]["gives"]> }
        : never;
    }
  : unknown;

export type NewerAnswer<S extends keyof Newer, N extends keyof Newer[S]> = Newer[S][N] extends NewerOperation
  ? Of<Newer[S][N]["gives"]>
  : never;

export function newerOperation(action: Action): NewerOperation | undefined {
  const [service = "", name = ""] = action.split(":");
  const all: Readonly<Record<string, Readonly<Record<string, NewerOperation>>>> = newerOperations;
  const ofService = Object.hasOwn(all, service) ? all[service] : undefined;
  return ofService && Object.hasOwn(ofService, name) ? ofService[name] : undefined;
}

const namespace = "com.amazonaws.sagemaker";

/** As the SDK's package would export it. */
export function newerSchema(name: string, { asks, gives }: NewerOperation): StaticOperationSchema {
  const input = structureOf(namespace, `${name}Request`, asks, (field) => !Object.hasOwn(paging, field));
  const output = structureOf(namespace, `${name}Response`, gives);
  return [9, namespace, name, 0, () => input, () => output];
}
