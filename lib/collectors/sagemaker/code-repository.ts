import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

/** Repositories that notebooks name, with the secret that opens each: their list gives all that there is of one. */
export default defineCollector({
  kind: "code-repository",
  label: "Git repositories",
  scope: "region",
  volume: "live",
  cloudFormation: "AWS::SageMaker::CodeRepository",
  terraform: "aws_sagemaker_code_repository",
  inEvents: { codeRepositoryName: "{}" },
  actions: ["sagemaker:ListCodeRepositories"],
  async *collect({ sagemaker, readListed }) {
    for await (const page of pages(sagemaker.listCodeRepositories, { MaxResults: 100 })) {
      yield* readListed(
        page.CodeRepositorySummaryList,
        ({ CodeRepositoryName: name = "", CodeRepositoryArn: arn = "" }) => ({ name, arn }),
      );
    }
  },
});
