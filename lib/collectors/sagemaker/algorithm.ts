import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

/** The account's own, and those it subscribed to in AWS Marketplace. */
export default defineCollector({
  kind: "algorithm",
  label: "Algorithms",
  scope: "region",
  volume: "live",
  terraform: "aws_sagemaker_algorithm",
  inEvents: { algorithmName: "{}" },
  actions: ["sagemaker:ListAlgorithms", "sagemaker:DescribeAlgorithm"],
  async *collect({ sagemaker, readEach }) {
    for await (const page of pages(sagemaker.listAlgorithms, { MaxResults: 100 })) {
      yield* readEach(
        page.AlgorithmSummaryList,
        ({ AlgorithmName: name = "", AlgorithmArn: arn = "" }) => ({ name, arn }),
        // One that is subscribed to is another account's: its name alone would not find it.
        ({ AlgorithmArn }) => sagemaker.describeAlgorithm({ AlgorithmName: AlgorithmArn }),
      );
    }
  },
});
