import grantsNameNoOutsiders from "./grants-name-no-outsiders.ts";
import isApproved from "./is-approved.ts";
import policyIsNotPublic from "./policy-is-not-public.ts";
import policyNamesNoOutsiders from "./policy-names-no-outsiders.ts";
import rotates from "./rotates.ts";

export const kmsKeyChecks = [grantsNameNoOutsiders, isApproved, policyIsNotPublic, policyNamesNoOutsiders, rotates];
