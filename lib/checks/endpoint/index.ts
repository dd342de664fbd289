import isMonitored from "./is-monitored.ts";
import policyIsNotPublic from "./policy-is-not-public.ts";
import policyNamesNoOutsiders from "./policy-names-no-outsiders.ts";
import runsWhatItsTagsMean from "./runs-what-its-tags-mean.ts";

export const endpointChecks = [isMonitored, policyIsNotPublic, policyNamesNoOutsiders, runsWhatItsTagsMean];
