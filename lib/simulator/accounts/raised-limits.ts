import type { KindFacts } from "../kinds/define.ts";
import { kinds } from "../kinds/index.ts";

/** An account whose request quotas were raised, so that a first audit takes seconds instead of many minutes. */
export const raisedLimits: Record<string, { perSecond: number; burst: number }> = {
  ...Object.fromEntries(
    kinds.flatMap(({ list, describe, policy }: KindFacts) => [
      [`sagemaker:${list}`, { perSecond: 40, burst: 80 }],
      [`sagemaker:${describe}`, { perSecond: 100, burst: 200 }],
      ...(policy ? [[`sagemaker:${policy.read}`, { perSecond: 100, burst: 200 }]] : []),
    ]),
  ),
  "sagemaker:GetEndpointPolicy": { perSecond: 100, burst: 200 },
  "sagemaker:ListPipelineParametersForExecution": { perSecond: 40, burst: 80 },
  "sagemaker:Search": { perSecond: 40, burst: 80 },
  "sagemaker:ListTags": { perSecond: 100, burst: 200 },
  "cloudtrail:LookupEvents": { perSecond: 20, burst: 40 },
  "iam:GetAccountAuthorizationDetails": { perSecond: 20, burst: 40 },
};
