import { isoNetwork, networkBoundary } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { routeThroughVpc } from "../remedies/domain.ts";
import { fail, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "domain/vpc-only",
  kind: "domain",
  title: "Studio domain sends all its traffic through your VPC",
  failTitle: "Studio domain reaches the internet outside your VPC",
  severity: "high",
  category: "network",
  rationale:
    "Every notebook and app of the domain has open internet through a network that SageMaker manages: data can leave, and tools can come in, past everything you filter and log.",
  needs: [],
  controls: [
    "checklist:STU-01",
    "aws-config:sagemaker-domain-in-vpc",
    "cnspec:domain-vpc-only",
    ...networkBoundary,
    ...isoNetwork,
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-notebooks-and-internet-access.html",
    "https://docs.aws.amazon.com/config/latest/developerguide/sagemaker-domain-in-vpc.html",
  ],
  evaluate({ DomainArn, AppNetworkAccessType }) {
    if (!DomainArn) return unknown("AWS returned no DomainArn, so the answer is not complete.");
    // Left out when it was never set, which means PublicInternetOnly.
    const evidence = { path: "AppNetworkAccessType", observed: AppNetworkAccessType ?? null, expected: "VpcOnly" };
    return AppNetworkAccessType === "VpcOnly" ? pass(evidence) : fail(evidence);
  },
  fix: routeThroughVpc,
});
