import policyChangesAreTold from "./policy-changes-are-told.ts";
import policyIsNotPublic from "./policy-is-not-public.ts";
import policyNamesNoOutsiders from "./policy-names-no-outsiders.ts";

export const modelPackageGroupChecks = [policyChangesAreTold, policyIsNotPublic, policyNamesNoOutsiders];
