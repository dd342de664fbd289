import type { MonitoringJobDefinitionSummary } from "@aws-sdk/client-sagemaker";
import type { Operation } from "#lib/aws/operations.ts";
import { pages } from "#lib/aws/pages.ts";
import type { CollectContext } from "../define.ts";

type List = Operation<
  { MaxResults?: number },
  { JobDefinitionSummaries: MonitoringJobDefinitionSummary[] | undefined; NextToken?: string | undefined }
>;

/** What monitoring jobs run: four kinds of one shape, each with operations of its own. */
export async function* readJobDefinitions<R extends object>(
  { readEach }: CollectContext,
  list: List,
  describe: Operation<{ JobDefinitionName: string | undefined }, R>,
) {
  for await (const page of pages(list, { MaxResults: 100 })) {
    yield* readEach(
      page.JobDefinitionSummaries,
      ({ MonitoringJobDefinitionName: name = "", MonitoringJobDefinitionArn: arn = "" }) => ({ name, arn }),
      ({ MonitoringJobDefinitionName }) => describe({ JobDefinitionName: MonitoringJobDefinitionName }),
    );
  }
}
