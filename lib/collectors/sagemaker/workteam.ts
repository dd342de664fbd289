import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

/** Private teams, of which their list gives all that there is. Those of vendors are theirs. */
export default defineCollector({
  kind: "workteam",
  label: "Labeling work teams",
  scope: "region",
  volume: "live",
  parent: "workforce",
  cloudFormation: "AWS::SageMaker::Workteam",
  terraform: "aws_sagemaker_workteam",
  console: "sagemaker/groundtruth?region={region}#/labeling-workforces[/private-details/{name}]",
  inEvents: { workteamName: "private-crowd/{}" },
  actions: ["sagemaker:ListWorkteams"],
  async *collect({ sagemaker, readListed }) {
    for await (const page of pages(sagemaker.listWorkteams, { MaxResults: 100 })) {
      yield* readListed(page.Workteams, ({ WorkteamName: name = "", WorkteamArn: arn = "" }) => ({ name, arn }));
    }
  },
});
