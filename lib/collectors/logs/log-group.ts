import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { logGroupIn } from "./log-group-in.ts";

/** Where SageMaker writes, with the vended logs of its features. */
const ofSageMaker = ["/aws/sagemaker", "/aws/vendedlogs/sagemaker"];

/** SageMaker's log groups, and others that resources name. */
export default defineCollector({
  kind: "log-group",
  label: "CloudWatch log groups",
  scope: "region",
  volume: "live",
  inEvents: { logGroupName: "{}" },
  madeBy: ["CreateLogGroup"],
  setBy: {
    kmsKeyId: { calls: ["AssociateKmsKey", "DisassociateKmsKey"] },
    retentionInDays: { calls: ["PutRetentionPolicy", "DeleteRetentionPolicy"] },
  },
  cloudFormation: "AWS::Logs::LogGroup",
  terraform: "aws_cloudwatch_log_group",
  volatile: ["storedBytes"],
  inRequests: { logGroupNamePrefix: "{name}" },
  actions: ["logs:DescribeLogGroups"],
  named: logGroupIn,
  async *collect({ logs, names, again, required, readListed, arnOf }) {
    const here = arnOf("logs", "log-group:");
    const others = new Set(
      [...names]
        .filter((name) => name.startsWith(here) || !name.startsWith("arn:"))
        .map((name) => (name.startsWith(here) ? name.slice(here.length) : name))
        .filter((name) => !ofSageMaker.some((prefix) => name.startsWith(prefix))),
    );
    for (const logGroupNamePrefix of [...(again ? [] : ofSageMaker), ...others]) {
      // AWS does not say what `logGroupIdentifiers` answers of one that is gone, as many are; of a prefix the list is empty then.
      // Among those whose names begin so it comes first.
      for await (const page of pages(logs.describeLogGroups, { logGroupNamePrefix, limit: 50 })) {
        const groups = required(page.logGroups, "logGroups");
        const isOne = others.has(logGroupNamePrefix);
        yield* readListed(
          isOne ? groups.filter(({ logGroupName }) => logGroupName === logGroupNamePrefix) : groups,
          ({ logGroupName: name = "" }) => ({ name, arn: `${here}${name}` }),
        );
        if (isOne) break;
      }
    }
  },
  follows: ({ kmsKeyId }) => ({ KmsKeyId: kmsKeyId }),
});
