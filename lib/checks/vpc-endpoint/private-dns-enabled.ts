import { isSageMakerService, serviceOf } from "#lib/analysis/network/services.ts";
import { defineCheck } from "../define.ts";
import { enablePrivateDns } from "../remedies/network.ts";
import { fieldIs, notApplicable, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "vpc-endpoint/private-dns-enabled",
  kind: "vpc-endpoint",
  title: "SageMaker VPC endpoint has private DNS enabled",
  failTitle: "SageMaker VPC endpoint has no private DNS, so clients go past it",
  severity: "medium",
  category: "network",
  rationale:
    "Without private DNS, SDKs and browsers resolve SageMaker's public addresses: their calls leave by the internet, if they can, and the endpoint's policy never sees them.",
  needs: [],
  controls: ["checklist:N-NET-02", "nist-800-53-r5:SC-7", "nist-800-53-r5:AC-4"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html",
  ],
  evaluate(endpoint, { identity }) {
    const { ServiceName, VpcEndpointType } = endpoint;
    if (!ServiceName || !VpcEndpointType) return unknown("AWS returned no ServiceName or no VpcEndpointType.");
    const service = serviceOf(ServiceName, identity.region);
    if (!service || !isSageMakerService(service)) return notApplicable("It is not an endpoint of SageMaker.");
    if (VpcEndpointType !== "Interface") return notApplicable("Only interface endpoints have private DNS.");
    return fieldIs(endpoint, "PrivateDnsEnabled", true);
  },
  fix: enablePrivateDns,
});
