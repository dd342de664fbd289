import type { Policy, PolicySummary, PolicyTargetSummary } from "@aws-sdk/client-organizations";
import { shelf } from "../shelf.ts";

export interface SimulatedOrganizationPolicy extends Policy {
  PolicySummary: PolicySummary;
  targets: PolicyTargetSummary[];
}

export const organizationPolicies = shelf<SimulatedOrganizationPolicy>("organizations policies");
