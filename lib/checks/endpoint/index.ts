import callsAreRecorded from "./calls-are-recorded.ts";
import policyIsNotPublic from "./policy-is-not-public.ts";
import policyNamesNoOutsiders from "./policy-names-no-outsiders.ts";
import raisesAlarms from "./raises-alarms.ts";
import runsWhatItsTagsMean from "./runs-what-its-tags-mean.ts";

export const endpointChecks = [
  callsAreRecorded,
  policyIsNotPublic,
  policyNamesNoOutsiders,
  raisesAlarms,
  runsWhatItsTagsMean,
];
