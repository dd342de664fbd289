import policyIsNotPublic from "./policy-is-not-public.ts";
import policyNamesNoOutsiders from "./policy-names-no-outsiders.ts";

export const lineageGroupChecks = [policyIsNotPublic, policyNamesNoOutsiders];
