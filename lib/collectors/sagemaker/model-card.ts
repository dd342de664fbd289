import { pages } from "#lib/aws/pages.ts";
import { documentIn } from "#lib/readings/document.ts";
import { defineCollector } from "../define.ts";
import { given } from "../given.ts";

/** The newest version of each card. Its content may be encrypted with a key that who reads the rest may not use. */
export default defineCollector({
  kind: "model-card",
  label: "Model cards",
  scope: "region",
  volume: "live",
  cloudFormation: "AWS::SageMaker::ModelCard",
  terraform: "aws_sagemaker_model_card",
  console: "sagemaker/home?region={region}#/model-cards[/{name}]",
  inEvents: { modelCardName: "{}" },
  actions: ["sagemaker:ListModelCards", "sagemaker:DescribeModelCard"],
  parts: ["Content"],
  async *collect({ sagemaker, readEach }) {
    for await (const page of pages(sagemaker.listModelCards, { MaxResults: 100 })) {
      yield* readEach(
        page.ModelCardSummaries,
        ({ ModelCardName: name = "", ModelCardArn: arn = "" }) => ({ name, arn }),
        async ({ ModelCardName }, part) => ({
          ...(await sagemaker.describeModelCard({ ModelCardName, IncludedData: "MetadataOnly" })),
          Content: await part("Content", async () =>
            given(await sagemaker.describeModelCard({ ModelCardName, IncludedData: "AllData" }), "Content"),
          ),
        }),
      );
    }
  },
  follows: ({ SecurityConfig, Content }) => ({ SecurityConfig, content: documentIn(Content ?? undefined) }),
});
