import type { DescribeModelPackageOutput, ModelPackage, ModelPackageSummary } from "@aws-sdk/client-sagemaker";
import { CallFailed } from "#lib/aws/guard.ts";
import { endless, pages } from "#lib/aws/pages.ts";
import { type CollectContext, defineCollector, type Listed } from "../define.ts";

/**
 * Versions of groups, and packages without a group. There may be tens of thousands, and each can be approved or changed at any
 * time: Search gives 100 whole ones a call. It is an index, so what it gives counts only where the list says the same of it;
 * every other package is described.
 */
export default defineCollector({
  kind: "model-package",
  label: "Model packages",
  scope: "region",
  volume: "live",
  parent: "model-package-group",
  cloudFormation: "AWS::SageMaker::ModelPackage",
  inEvents: {
    modelPackageName: "{}",
    "primaryContainer.modelPackageName": "{}",
    "containers[].modelPackageName": "{}",
  },
  inRequests: { ModelPackageName: "{arn}", IncludedData: "MetadataOnly" },
  actions: ["sagemaker:ListModelPackages", "sagemaker:Search", "sagemaker:DescribeModelPackage"],
  async *collect(context) {
    const { sagemaker, required, readEach } = context;
    const unread = new Map<string, ModelPackageSummary>();
    const all = { ModelPackageType: "Both", MaxResults: 100 } as const;
    for await (const page of pages(sagemaker.listModelPackages, all, endless)) {
      for (const one of required(page.ModelPackageSummaryList, "ModelPackageSummaryList")) {
        unread.set(one.ModelPackageArn ?? "", one);
      }
    }
    yield* searched(unread, context);
    yield* readEach([...unread.values()], identify, ({ ModelPackageArn }) =>
      // All data takes kms:Decrypt on the key of a model card that comes with it.
      sagemaker.describeModelPackage({ ModelPackageName: ModelPackageArn, IncludedData: "MetadataOnly" }),
    );
  },
});

/** Those of the listed that Search has as they are: they are `unread` no longer. */
async function* searched(unread: Map<string, ModelPackageSummary>, context: CollectContext) {
  const { sagemaker, required, readListed, attempt, leftOut } = context;
  const newestFirst = {
    Resource: "ModelPackage",
    MaxResults: 100,
    SortBy: "CreationTime",
    SortOrder: "Descending",
  } as const;
  const found = pages(sagemaker.search, newestFirst, endless);
  while (unread.size > 0) {
    const next = await attempt(() => found.next());
    if (next instanceof CallFailed) {
      const note = "Search could not be used here; model packages were described one by one instead.";
      return leftOut(note, next.failure.action, next.failure);
    }
    if (next.done) return;
    const whole = required(next.value.Results, "Results").flatMap(({ ModelPackage: record }) => {
      return record && isAsListed(record, unread.get(record.ModelPackageArn ?? "")) ? [withoutTags(record)] : [];
    });
    yield* readListed(whole, identify);
    for (const { ModelPackageArn = "" } of whole) unread.delete(ModelPackageArn);
  }
}

function identify({
  ModelPackageArn: arn = "",
  ModelPackageName = "",
  ModelPackageGroupName: group,
  ModelPackageVersion: version,
}: ModelPackage): Listed {
  return { name: group === undefined ? ModelPackageName : `${group}/${version}`, arn };
}

function isAsListed(record: ModelPackage, listed: ModelPackageSummary | undefined): boolean {
  const { ModelPackageStatus: status } = record;
  return (
    listed?.ModelPackageStatus === status &&
    listed?.ModelApprovalStatus === record.ModelApprovalStatus &&
    (status === "Completed" || status === "Failed")
  );
}

/** Describe gives no tags: a package that is described today and searched tomorrow would seem to have changed. */
function withoutTags({ Tags: _, ...record }: ModelPackage): DescribeModelPackageOutput {
  return record as DescribeModelPackageOutput;
}
