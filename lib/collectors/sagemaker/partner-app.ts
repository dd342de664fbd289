import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "partner-app",
  label: "Partner AI Apps",
  scope: "region",
  volume: "live",
  cloudFormation: "AWS::SageMaker::PartnerApp",
  // Requests name it by its ARN alone.
  inEvents: { "PartnerApp:name": "{}" },
  actions: ["sagemaker:ListPartnerApps", "sagemaker:DescribePartnerApp"],
  async *collect({ sagemaker, readEach, required }) {
    for await (const page of pages(sagemaker.listPartnerApps, { MaxResults: 100 })) {
      yield* readEach(
        // A deleted one may still be listed for a while.
        required(page.Summaries, "Summaries").filter(({ Status }) => Status !== "Deleted"),
        // Its ARN ends with an id.
        ({ Name: name = "", Arn: arn = "" }) => ({ name, arn }),
        ({ Arn }) => sagemaker.describePartnerApp({ Arn }),
      );
    }
  },
});
