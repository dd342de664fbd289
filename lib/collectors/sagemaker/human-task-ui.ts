import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "human-task-ui",
  label: "Worker task templates",
  scope: "region",
  volume: "live",
  terraform: "aws_sagemaker_human_task_ui",
  console: "a2i/home?region={region}#/worker-task-templates[/{name}]",
  inEvents: { humanTaskUiName: "{}" },
  // AWS keeps the template, and may sign its address anew with every answer; the digest tells whether it has changed.
  volatile: ["UiTemplate.Url"],
  actions: ["sagemaker:ListHumanTaskUis", "sagemaker:DescribeHumanTaskUi"],
  async *collect({ sagemaker, readEach }) {
    for await (const page of pages(sagemaker.listHumanTaskUis, { MaxResults: 100 })) {
      yield* readEach(
        page.HumanTaskUiSummaries,
        ({ HumanTaskUiName: name = "", HumanTaskUiArn: arn = "" }) => ({ name, arn }),
        ({ HumanTaskUiName }) => sagemaker.describeHumanTaskUi({ HumanTaskUiName }),
      );
    }
  },
  // The bucket of that address is AWS's.
  follows: () => [],
});
