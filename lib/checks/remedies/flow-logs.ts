import { partitionOf } from "#lib/readings/partitions.ts";
import type { Identity } from "#lib/readings/reading.ts";
import type { Fix } from "../fixes.ts";
import { aws } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { cloudFormationOf, terraformOf } from "./snippets.ts";
import { written } from "./written.ts";

/** Logs of all that flows in a VPC, to a log group of its own that EC2 makes. */
export function logFlows(vpc: string, identity: Omit<Identity, "also">): Fix {
  const group = `/vpc/flow-logs/${vpc}`;
  return written({
    mutability: "in-place",
    summary: `Log all that flows in ${identity.name} (${vpc}) to CloudWatch, by a role that vpc-flow-logs.amazonaws.com may assume and that may write logs, in place of ROLE_ARN. CloudWatch takes money for each gigabyte; a bucket takes less and is slower to search.`,
    steps: () => [
      aws("ec2", "create-flow-logs", {
        "resource-type": "VPC",
        "resource-ids": [vpc],
        "traffic-type": "ALL",
        "log-group-name": group,
        "deliver-logs-permission-arn": "ROLE_ARN",
        region: identity.region,
      }),
    ],
    terraform: terraformOf("flow-log", vpc, {
      vpc_id: vpc,
      traffic_type: "ALL",
      log_destination: `arn:${partitionOf(identity.region)}:logs:${identity.region}:${identity.account}:log-group:${group}`,
      iam_role_arn: "ROLE_ARN",
    }),
    cloudformation: cloudFormationOf("flow-log", {
      ResourceType: "VPC",
      ResourceId: vpc,
      TrafficType: "ALL",
      LogGroupName: group,
      DeliverLogsPermissionArn: "ROLE_ARN",
    }),
    ...consoleLink(identity),
  });
}
