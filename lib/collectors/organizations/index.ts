import organization from "./organization.ts";
import organizationPolicy from "./organization-policy.ts";

export const organizationsCollectors = [organization, organizationPolicy] as const;
