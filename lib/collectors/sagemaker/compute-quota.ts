import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "compute-quota",
  label: "Compute quotas",
  scope: "region",
  volume: "live",
  inEvents: {
    computeQuotaId: "{}",
    // Its ARN ends with an id that only AWS's answer has: in a failed call the name stands in for it.
    "ComputeQuota:name": "{}",
  },
  actions: ["sagemaker:ListComputeQuotas", "sagemaker:DescribeComputeQuota"],
  async *collect({ sagemaker, readEach }) {
    for await (const page of pages(sagemaker.listComputeQuotas, { MaxResults: 100 })) {
      yield* readEach(
        page.ComputeQuotaSummaries,
        ({ ComputeQuotaId: id = "", Name: name = id, ComputeQuotaArn: arn = "" }) => ({ name, arn, also: [id] }),
        ({ ComputeQuotaId }) => sagemaker.describeComputeQuota({ ComputeQuotaId }),
      );
    }
  },
});
