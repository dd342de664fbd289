import check from "#lib/checks/cluster/in-vpc.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { clusterOf, group, incomplete, VpcConfig } from "./cluster-of.ts";

testCheck(check, {
  pass: {
    "the cluster's VPC": clusterOf([group()], { VpcConfig }),
    "a VPC of the only group's own": clusterOf([group({ OverrideVpcConfig: VpcConfig })]),
    "one group in the cluster's VPC, one in its own": clusterOf([group(), group({ OverrideVpcConfig: VpcConfig })], {
      VpcConfig,
    }),
    "a restricted group in the cluster's VPC": clusterOf([], { VpcConfig, RestrictedInstanceGroups: [{}] }),
  },
  fail: {
    "no VPC was ever set": clusterOf([group()]),
    "one group of two has a VPC of its own, and the cluster none": clusterOf([
      group({ OverrideVpcConfig: VpcConfig }),
      group(),
    ]),
    "a restricted group without": clusterOf([group({ OverrideVpcConfig: VpcConfig })], {
      RestrictedInstanceGroups: [{}],
    }),
    "no subnets": clusterOf([group()], { VpcConfig: { ...VpcConfig, Subnets: [] } }),
    "a group's own VPC without groups": clusterOf(
      [group({ OverrideVpcConfig: { ...VpcConfig, SecurityGroupIds: [] } })],
      {
        VpcConfig,
      },
    ),
  },
  notApplicable: { "no groups": clusterOf([], { VpcConfig }) },
  unknown: {
    ...incomplete,
    "a VPC without its security groups": clusterOf([group()], { VpcConfig: { Subnets: ["subnet-0a1"] } }),
  },
});
