import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "ai-workload-config",
  label: "AI workload configurations",
  scope: "region",
  volume: "live",
  inEvents: { aIWorkloadConfigName: "{}" },
  actions: ["sagemaker:ListAIWorkloadConfigs", "sagemaker:DescribeAIWorkloadConfig"],
  async *collect({ sagemaker, readEach }) {
    for await (const page of pages(sagemaker.listAIWorkloadConfigs, { MaxResults: 100 })) {
      yield* readEach(
        page.AIWorkloadConfigs,
        ({ AIWorkloadConfigName: name = "", AIWorkloadConfigArn: arn = "" }) => ({ name, arn }),
        ({ AIWorkloadConfigName }) => sagemaker.describeAIWorkloadConfig({ AIWorkloadConfigName }),
      );
    }
  },
});
