import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "notebook-lifecycle-config",
  label: "Notebook lifecycle configs",
  scope: "region",
  volume: "live",
  arnType: "notebook-instance-lifecycle-config",
  cloudFormation: "AWS::SageMaker::NotebookInstanceLifecycleConfig",
  terraform: "aws_sagemaker_notebook_instance_lifecycle_configuration",
  console: "sagemaker/home?region={region}#/notebook-instances/lifecycle-configurations[/{name}]",
  inEvents: { notebookInstanceLifecycleConfigName: "{}", lifecycleConfigName: "{}" },
  actions: ["sagemaker:ListNotebookInstanceLifecycleConfigs", "sagemaker:DescribeNotebookInstanceLifecycleConfig"],
  async *collect({ sagemaker, arnOf, readEach }) {
    for await (const page of pages(sagemaker.listNotebookInstanceLifecycleConfigs, { MaxResults: 100 })) {
      yield* readEach(
        page.NotebookInstanceLifecycleConfigs,
        ({ NotebookInstanceLifecycleConfigName: name = "", NotebookInstanceLifecycleConfigArn: arn }) => ({
          name,
          arn: arn ?? arnOf("sagemaker", `notebook-instance-lifecycle-config/${name}`),
        }),
        ({ NotebookInstanceLifecycleConfigName }) =>
          sagemaker.describeNotebookInstanceLifecycleConfig({ NotebookInstanceLifecycleConfigName }),
      );
    }
  },
});
