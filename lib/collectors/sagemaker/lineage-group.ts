import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { answering } from "../given.ts";

/** Whom an account lets ask what its models were made of. There is one in every region that has lineage. */
export default defineCollector({
  kind: "lineage-group",
  label: "Lineage groups",
  scope: "region",
  volume: "live",
  inEvents: { lineageGroupName: "{}" },
  actions: ["sagemaker:ListLineageGroups", "sagemaker:DescribeLineageGroup", "sagemaker:GetLineageGroupPolicy"],
  parts: ["ResourcePolicy"],
  async *collect({ sagemaker, readEach }) {
    for await (const page of pages(sagemaker.listLineageGroups, { MaxResults: 100 })) {
      yield* readEach(
        page.LineageGroupSummaries,
        ({ LineageGroupName: name = "", LineageGroupArn: arn = "" }) => ({ name, arn }),
        async ({ LineageGroupName }, part) => ({
          ...answering(await sagemaker.describeLineageGroup({ LineageGroupName }), "LineageGroupArn"),
          ResourcePolicy: await part("ResourcePolicy", async () => {
            const answer = await sagemaker.getLineageGroupPolicy({ LineageGroupName });
            return answering(answer, "LineageGroupArn").ResourcePolicy ?? null;
          }, ["ResourceNotFound", "ResourceNotFoundException"]),
        }),
      );
    }
  },
  // Whom its policy lets in is nothing that it points at.
  follows: () => [],
});
