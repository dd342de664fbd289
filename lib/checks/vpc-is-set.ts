import { failWhere, pass, unknown, type Verdict } from "./verdicts.ts";

interface VpcConfig {
  Subnets?: unknown;
  SecurityGroupIds?: unknown;
}

interface WithVpcConfig {
  VpcConfig?: VpcConfig | undefined;
}

/**
 * Passes when VpcConfig names at least one subnet and one security group; `when` names a field that every answer has, and
 * without it the answer itself is not trusted.
 */
export function vpcIsSet<R extends WithVpcConfig>(resource: R, when: keyof R & string): Verdict {
  if (!resource[when]) return unknown(`AWS returned no ${when}, so the answer is not complete.`);
  return vpcIsGiven(resource.VpcConfig, "VpcConfig");
}

/** The same of a VpcConfig, whatever it is called. AWS leaves it out when it was never set, but never one of its two lists. */
export function vpcIsGiven(config: VpcConfig | undefined, path: string): Verdict {
  const { Subnets: subnets = null, SecurityGroupIds: groups = null } = config ?? {};
  if (config && (!subnets || !groups)) {
    return unknown(`AWS returned a ${path} without its subnets or security groups, so the answer is not complete.`);
  }
  const evidence = [
    { path: `${path}.Subnets`, observed: subnets, expected: "at least one subnet of your own" },
    { path: `${path}.SecurityGroupIds`, observed: groups, expected: "at least one security group" },
  ];
  return hasNames(subnets) && hasNames(groups)
    ? pass(...evidence)
    : failWhere(evidence, (at) => !hasNames(at === 0 ? subnets : groups));
}

function hasNames(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0 && list.every((name) => typeof name === "string" && name !== "");
}
