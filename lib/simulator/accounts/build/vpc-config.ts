import type { VpcConfig } from "@aws-sdk/client-sagemaker";
import type { Group } from "./security-group.ts";
import type { Net } from "./vpc.ts";

export function vpcConfig(subnets: readonly Net[], ...groups: readonly Group[]): VpcConfig {
  return {
    SecurityGroupIds: groups.map(({ GroupId }) => GroupId),
    Subnets: subnets.map(({ SubnetId }) => SubnetId),
  };
}
