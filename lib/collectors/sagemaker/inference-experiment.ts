import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

/** Shadow tests, as the console calls the only type there is. */
export default defineCollector({
  kind: "inference-experiment",
  label: "Inference experiments",
  scope: "region",
  volume: "live",
  cloudFormation: "AWS::SageMaker::InferenceExperiment",
  inEvents: { "InferenceExperiment:name": "{}" },
  actions: ["sagemaker:ListInferenceExperiments", "sagemaker:DescribeInferenceExperiment"],
  async *collect({ sagemaker, arnOf, readEach }) {
    for await (const page of pages(sagemaker.listInferenceExperiments, { MaxResults: 100 })) {
      yield* readEach(
        page.InferenceExperiments,
        // The list has no ARN. Its form: Service Authorization Reference.
        ({ Name: name = "" }) => ({ name, arn: arnOf("sagemaker", `inference-experiment/${name}`) }),
        ({ Name }) => sagemaker.describeInferenceExperiment({ Name }),
      );
    }
  },
});
