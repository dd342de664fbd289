import { fail, pass, unknown, type Verdict } from "./verdicts.ts";

interface WithVpcConfig {
  VpcConfig?: { Subnets?: unknown; SecurityGroupIds?: unknown } | undefined;
}

/**
 * Passes when VpcConfig names at least one subnet and one security group. AWS leaves VpcConfig out when it was never
 * set, but never one of its two lists; `when` names a field that every answer has, and without it the answer itself is not trusted.
 */
export function vpcIsSet<R extends WithVpcConfig>(resource: R, when: keyof R & string): Verdict {
  if (!resource[when]) return unknown(`AWS returned no ${when}, so the answer is not complete.`);
  const { Subnets: subnets = null, SecurityGroupIds: groups = null } = resource.VpcConfig ?? {};
  if (resource.VpcConfig && (!subnets || !groups)) {
    return unknown("AWS returned a VpcConfig without its subnets or security groups, so the answer is not complete.");
  }
  const evidence = [
    { path: "VpcConfig.Subnets", observed: subnets, expected: "at least one subnet of your own" },
    { path: "VpcConfig.SecurityGroupIds", observed: groups, expected: "at least one security group" },
  ];
  return hasNames(subnets) && hasNames(groups) ? pass(...evidence) : fail(...evidence);
}

function hasNames(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0 && list.every((name) => typeof name === "string" && name !== "");
}
