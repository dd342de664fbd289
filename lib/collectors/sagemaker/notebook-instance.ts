import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "notebook-instance",
  label: "Notebook instances",
  scope: "region",
  volume: "live",
  cloudFormation: "AWS::SageMaker::NotebookInstance",
  terraform: "aws_sagemaker_notebook_instance",
  console: "sagemaker/home?region={region}#/notebook-instances[/{name}]",
  inEvents: { notebookInstanceName: "{}" },
  actions: ["sagemaker:ListNotebookInstances", "sagemaker:DescribeNotebookInstance"],
  async *collect({ sagemaker, arnOf, readEach }) {
    for await (const page of pages(sagemaker.listNotebookInstances, { MaxResults: 100 })) {
      yield* readEach(
        page.NotebookInstances,
        ({ NotebookInstanceName: name = "", NotebookInstanceArn: arn }) => ({
          name,
          arn: arn ?? arnOf("sagemaker", `notebook-instance/${name}`),
        }),
        ({ NotebookInstanceName }) => sagemaker.describeNotebookInstance({ NotebookInstanceName }),
      );
    }
  },
});
