import {
  DescribeNotebookInstanceLifecycleConfigCommand,
  ListNotebookInstanceLifecycleConfigsCommand,
} from "@aws-sdk/client-sagemaker";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "notebook-lifecycle-config",
  label: "Notebook lifecycle configs",
  scope: "region",
  volume: "live",
  actions: ["sagemaker:ListNotebookInstanceLifecycleConfigs", "sagemaker:DescribeNotebookInstanceLifecycleConfig"],
  async *collect({ sagemaker, arnOf, readEach }) {
    for await (const page of pages((NextToken) =>
      sagemaker.send(new ListNotebookInstanceLifecycleConfigsCommand({ MaxResults: 100, NextToken })),
    )) {
      yield* readEach(
        page.NotebookInstanceLifecycleConfigs,
        ({ NotebookInstanceLifecycleConfigName: name = "", NotebookInstanceLifecycleConfigArn: arn }) => ({
          name,
          arn: arn ?? arnOf("sagemaker", `notebook-instance-lifecycle-config/${name}`),
        }),
        ({ NotebookInstanceLifecycleConfigName }) =>
          sagemaker.send(new DescribeNotebookInstanceLifecycleConfigCommand({ NotebookInstanceLifecycleConfigName })),
      );
    }
  },
});
