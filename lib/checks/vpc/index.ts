import hasSagemakerEndpoints from "./has-sagemaker-endpoints.ts";

export const vpcChecks = [hasSagemakerEndpoints];
