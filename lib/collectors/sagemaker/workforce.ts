import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

/** The private workforce of a region, one at most: its list gives all that there is of it. */
export default defineCollector({
  kind: "workforce",
  label: "Labeling workforces",
  scope: "region",
  volume: "live",
  terraform: "aws_sagemaker_workforce",
  inEvents: { workforceName: "{}" },
  actions: ["sagemaker:ListWorkforces"],
  async *collect({ sagemaker, readListed }) {
    for await (const page of pages(sagemaker.listWorkforces, { MaxResults: 100 })) {
      yield* readListed(page.Workforces, ({ WorkforceName: name = "", WorkforceArn: arn = "" }) => ({ name, arn }));
    }
  },
});
