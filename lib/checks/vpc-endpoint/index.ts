import notOpenToTheWorld from "./not-open-to-the-world.ts";
import policyIsRestricted from "./policy-is-restricted.ts";
import privateDnsEnabled from "./private-dns-enabled.ts";

export const vpcEndpointChecks = [notOpenToTheWorld, policyIsRestricted, privateDnsEnabled];
