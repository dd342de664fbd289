import hasFlowLogs from "./has-flow-logs.ts";
import hasSagemakerEndpoints from "./has-sagemaker-endpoints.ts";

export const vpcChecks = [hasFlowLogs, hasSagemakerEndpoints];
