import { flowLogsOf } from "#lib/analysis/network/flow-logs.ts";
import { networkUserKinds, usersOfVpc } from "#lib/analysis/network/users.ts";
import { defineCheck } from "../define.ts";
import { logFlows } from "../remedies/flow-logs.ts";
import { unusedNetwork } from "../unused-network.ts";
import { fail, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "vpc/has-flow-logs",
  kind: "vpc",
  title: "VPC with SageMaker workloads logs what flows in and out",
  failTitle: "VPC with SageMaker workloads does not log what flows in and out",
  severity: "medium",
  category: "logging",
  rationale:
    "After an incident nothing else says where a notebook or a job sent data: flow logs of what was let through show it, those of what was refused show who tried.",
  needs: [...networkUserKinds, "subnet", "flow-log"],
  controls: [
    "checklist:NET-03",
    "aws-fsbp:EC2.6",
    "aws-config:vpc-flow-logs-enabled",
    "prowler:vpc_flow_logs_enabled",
    "nist-800-53-r5:AU-12",
    "nist-800-53-r5:SI-4",
    "iso-27001-2022:A.8.15",
  ],
  references: [
    "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-6",
  ],
  evaluate({ VpcId, OwnerId }, { identity, inventory }) {
    const { region, account } = identity;
    if (!VpcId) return unknown("AWS returned no VpcId.");
    const use = usersOfVpc(VpcId, inventory, region);
    if (use.users.length === 0) return unusedNetwork(use, "No SageMaker resource that can be used now lives in it.");
    const { logs, isWhole, isOfVpc } = flowLogsOf(VpcId, use.users, inventory, region);
    const evidence = {
      path: "Flow logs",
      observed: logs.map((log) => `${log.ResourceId}: ${log.TrafficType}, ${log.FlowLogStatus}`),
      expected: "of the VPC, ALL, ACTIVE and delivered",
    };
    const unread = inventory.unreadOf("flow-log", region);
    if (unread) return unknown(`Flow logs could not be read (${unread.code}).`);
    if (isOfVpc || (isWhole && use.unseen.length === 0)) return pass(evidence);
    if (isWhole) return unknown(`Its known users are seen. But not read: ${use.unseen.join("; ")}.`);
    if (OwnerId !== account)
      return unknown("Flow logs that the owner of the VPC, another account, made do not show here.");
    return fail(evidence);
  },
  fix: ({ VpcId = "" }, { identity }) => logFlows(VpcId, identity),
});
