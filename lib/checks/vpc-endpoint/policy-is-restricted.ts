import { inWords } from "#lib/analysis/iam/policy.ts";
import { carriesData } from "#lib/analysis/network/data-carriers.ts";
import { openStatements } from "#lib/analysis/network/endpoint-policy.ts";
import { serviceOf, takesPolicy } from "#lib/analysis/network/services.ts";
import { networkUserKinds, usersOfVpc } from "#lib/analysis/network/users.ts";
import { networkBoundary } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { restrictEndpoint } from "../remedies/network.ts";
import { unusedNetwork } from "../unused-network.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

/** Judges policies that name neither who nor whose, for everything or for what carries data; not how narrow others are. */
export default defineCheck({
  id: "vpc-endpoint/policy-is-restricted",
  kind: "vpc-endpoint",
  title: "VPC endpoint used by SageMaker has a policy that is not open to everything",
  failTitle: "VPC endpoint used by SageMaker lets anyone carry data to anyone through it",
  severity: "high",
  category: "network",
  rationale:
    "Code in a notebook without internet can still carry data out through the endpoint, with another account's credentials or into another account's bucket.",
  needs: [...networkUserKinds, "subnet"],
  controls: [
    "checklist:N-NET-02",
    "checklist:N-NET-04",
    "checklist:NET-04",
    "prowler:vpc_endpoint_connections_trust_boundaries",
    "mitre-attack:T1567",
    ...networkBoundary,
  ],
  references: [
    "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html",
  ],
  evaluate({ ServiceName, VpcId, PolicyDocument }, { identity, inventory, now }) {
    const { region } = identity;
    if (!ServiceName || !VpcId) return unknown("AWS returned no ServiceName or no VpcId.");
    const service = serviceOf(ServiceName, region);
    if (!service || !carriesData(service))
      return notApplicable("SageMaker workloads carry no data through this service.");
    const obeyed = takesPolicy(service);
    if (obeyed === false) return notApplicable("AWS supports no policy on endpoints of this service.");
    const use = usersOfVpc(VpcId, inventory, region);
    if (use.users.length === 0) {
      return unusedNetwork(use, "No SageMaker resource that can be used now lives in its VPC.");
    }
    if (!obeyed) return unknown("Only ec2:DescribeVpcEndpointServices, which is not read, says if it obeys a policy.");
    const open = openStatements(PolicyDocument, service, region, now);
    if (!open) return unknown("The endpoint's policy is missing or cannot be understood.");
    const expected = "only named principals, actions or resources, or those of your account or organization";
    if (open.length === 0) return pass({ path: "PolicyDocument", observed: PolicyDocument ?? null, expected });
    return fail(
      ...open.map((one) => ({ path: `PolicyDocument.${one.path}`, observed: `${inWords(one)} for anyone`, expected })),
    );
  },
  fix: restrictEndpoint,
});
