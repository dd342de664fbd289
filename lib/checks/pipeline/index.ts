import stepsHaveKmsKey from "./steps-have-kms-key.ts";
import stepsInVpc from "./steps-in-vpc.ts";

export const pipelineChecks = [stepsHaveKmsKey, stepsInVpc];
