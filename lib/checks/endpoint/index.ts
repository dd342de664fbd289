import hasRequiredTags from "./has-required-tags.ts";
import isMonitored from "./is-monitored.ts";
import notLeftFailed from "./not-left-failed.ts";
import policyIsNotPublic from "./policy-is-not-public.ts";
import policyNamesNoOutsiders from "./policy-names-no-outsiders.ts";
import runsWhatItsTagsMean from "./runs-what-its-tags-mean.ts";

export const endpointChecks = [
  hasRequiredTags,
  isMonitored,
  notLeftFailed,
  policyIsNotPublic,
  policyNamesNoOutsiders,
  runsWhatItsTagsMean,
];
