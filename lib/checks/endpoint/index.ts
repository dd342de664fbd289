import callsAreRecorded from "./calls-are-recorded.ts";
import changesAreTold from "./changes-are-told.ts";
import hasRequiredTags from "./has-required-tags.ts";
import isMonitored from "./is-monitored.ts";
import notLeftFailed from "./not-left-failed.ts";
import policyIsNotPublic from "./policy-is-not-public.ts";
import policyNamesNoOutsiders from "./policy-names-no-outsiders.ts";
import raisesAlarms from "./raises-alarms.ts";
import runsWhatItsTagsMean from "./runs-what-its-tags-mean.ts";

export const endpointChecks = [
  callsAreRecorded,
  changesAreTold,
  hasRequiredTags,
  isMonitored,
  notLeftFailed,
  policyIsNotPublic,
  policyNamesNoOutsiders,
  raisesAlarms,
  runsWhatItsTagsMean,
];
