import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { answering, given } from "../given.ts";

/** The account's own groups: those that others share with it are listed only when they are asked for. */
export default defineCollector({
  kind: "model-package-group",
  label: "Model package groups",
  scope: "region",
  volume: "live",
  cloudFormation: "AWS::SageMaker::ModelPackageGroup",
  terraform: "aws_sagemaker_model_package_group",
  inEvents: { modelPackageGroupName: "{}" },
  actions: [
    "sagemaker:ListModelPackageGroups",
    "sagemaker:DescribeModelPackageGroup",
    "sagemaker:GetModelPackageGroupPolicy",
  ],
  parts: ["ResourcePolicy"],
  async *collect({ sagemaker, readEach }) {
    for await (const page of pages(sagemaker.listModelPackageGroups, { MaxResults: 100 })) {
      yield* readEach(
        page.ModelPackageGroupSummaryList,
        ({ ModelPackageGroupName: name = "", ModelPackageGroupArn: arn = "" }) => ({ name, arn }),
        async ({ ModelPackageGroupName }, part) => ({
          ...answering(await sagemaker.describeModelPackageGroup({ ModelPackageGroupName }), "ModelPackageGroupArn"),
          ResourcePolicy: await part(
            "ResourcePolicy",
            async () => given(await sagemaker.getModelPackageGroupPolicy({ ModelPackageGroupName }), "ResourcePolicy"),
            // "Cannot find resource policy for: ARN": the operation knows no error of its own.
            ["ValidationException"],
          ),
        }),
      );
    }
  },
  // Whom its policy lets in is nothing that it points at.
  follows: () => [],
});
