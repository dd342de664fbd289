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
  // The digest tells whether the template has changed, wherever AWS keeps it.
  volatile: ["UiTemplate.Url"],
  actions: ["sagemaker:ListHumanTaskUis", "sagemaker:DescribeHumanTaskUi"],
  async *collect({ sagemaker, readEach }) {
    for await (const page of pages(sagemaker.listHumanTaskUis, { MaxResults: 100 })) {
      yield* readEach(
        page.HumanTaskUiSummaries,
        ({ HumanTaskUiName: name = "", HumanTaskUiArn: arn = "" }) => ({ name, arn }),
        async ({ HumanTaskUiName }) => {
          const { UiTemplate, ...ui } = await sagemaker.describeHumanTaskUi({ HumanTaskUiName });
          // An address that AWS signs for one answer holds no secret of the account's.
          return { ...ui, ...(UiTemplate && { UiTemplate: { ...UiTemplate, Url: UiTemplate.Url?.split("?")[0] } }) };
        },
      );
    }
  },
  // The bucket of that address is AWS's.
  follows: () => [],
});
