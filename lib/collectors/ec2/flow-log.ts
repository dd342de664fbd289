import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { nameTag } from "./name-tag.ts";

export default defineCollector({
  kind: "flow-log",
  label: "VPC flow logs",
  scope: "region",
  volume: "live",
  inEvents: { flowLogId: "{fl-}", flowLogIdSet: "{fl-}", resourceId: "{fl-}" },
  madeBy: ["CreateFlowLogs"],
  arnType: "vpc-flow-log",
  cloudFormation: "AWS::EC2::FlowLog",
  terraform: "aws_flow_log",
  console: "vpcconsole/home?region={region}#FlowLogs:flowLogId={id}",
  actions: ["ec2:DescribeFlowLogs"],
  // Where logs go, and who brings them there, has nothing to do with SageMaker.
  follows: () => undefined,
  async *collect({ ec2, arnOf, readListed }) {
    for await (const page of pages(ec2.describeFlowLogs, { MaxResults: 1000 })) {
      yield* readListed(page.FlowLogs, ({ FlowLogId: id = "", Tags }) => ({
        name: nameTag(Tags) ?? id,
        arn: arnOf("ec2", `vpc-flow-log/${id}`),
        also: [id],
      }));
    }
  },
});
