import { DescribeNotebookInstanceCommand, ListNotebookInstancesCommand } from "@aws-sdk/client-sagemaker";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "notebook-instance",
  label: "Notebook instances",
  scope: "region",
  volume: "live",
  actions: ["sagemaker:ListNotebookInstances", "sagemaker:DescribeNotebookInstance"],
  async *collect({ sagemaker, arnOf, readEach }) {
    for await (const page of pages((NextToken) =>
      sagemaker.send(new ListNotebookInstancesCommand({ MaxResults: 100, NextToken })),
    )) {
      yield* readEach(
        page.NotebookInstances,
        ({ NotebookInstanceName: name = "", NotebookInstanceArn: arn }) => ({
          name,
          arn: arn ?? arnOf("sagemaker", `notebook-instance/${name}`),
        }),
        ({ NotebookInstanceName }) => sagemaker.send(new DescribeNotebookInstanceCommand({ NotebookInstanceName })),
      );
    }
  },
});
