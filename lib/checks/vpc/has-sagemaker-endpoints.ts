import { networkUserKinds } from "#lib/analysis/network/users.ts";
import { accessIn, accessKinds } from "#lib/analysis/network/vpc-access.ts";
import { endpointServiceName } from "#lib/readings/partitions.ts";
import { networkBoundary } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { provideEndpoints } from "../remedies/vpc-access.ts";
import { unusedNetwork } from "../unused-network.ts";
import { failWhere, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "vpc/has-sagemaker-endpoints",
  kind: "vpc",
  title: "VPC with SageMaker workloads has the endpoints they need",
  failTitle: "VPC with SageMaker workloads lacks endpoints they need",
  severity: "high",
  category: "network",
  rationale:
    "Without endpoints the workloads only work with a way to the internet, and calls with their data and credentials leave the VPC past every endpoint policy.",
  needs: [...networkUserKinds, ...accessKinds],
  controls: ["checklist:N-NET-01", "checklist:NET-01", ...networkBoundary],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-updated-and-internet-access.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/train-vpc.html",
  ],
  evaluate({ VpcId, OwnerId }, { identity, inventory }) {
    if (!VpcId) return unknown("AWS returned no VpcId.");
    const { needed, ...use } = accessIn(VpcId, inventory, identity.region);
    if (needed.length === 0) {
      const isUsed = use.users.length > 0;
      return unusedNetwork(
        use,
        isUsed
          ? "Its SageMaker resources all have SageMaker's own way to the internet."
          : "No SageMaker resource that can be used now lives in this VPC.",
      );
    }
    if (OwnerId !== identity.account) {
      return unknown(
        `The VPC belongs to account ${OwnerId ?? "that AWS did not name"}; not all its endpoints show here.`,
      );
    }
    const evidence = needed.map(({ service, words, by }) => ({
      path: endpointServiceName(service, identity.region),
      observed: words,
      expected: `a usable endpoint, for ${by.map((one) => `${one.identity.kind} ${one.identity.name}`).join(", ")}`,
    }));
    if (needed.some(({ usable }) => usable === false)) return failWhere(evidence, (at) => needed[at]?.usable === false);
    const open = needed.filter(({ usable }) => usable === "unknown").map(({ words }) => words);
    const asked = [...open, ...use.unseen.map((what) => `not read: ${what}`)];
    return asked.length > 0 ? unknown(`${asked.join("; ")}.`) : pass(...evidence);
  },
  fix({ VpcId = "" }, context) {
    const { needed } = accessIn(VpcId, context.inventory, context.identity.region);
    // Where it is not known whether one serves, an interface in every zone settles it.
    const lacking = needed.filter(({ usable, flaws }) => usable === false || flaws.includes("zone"));
    return provideEndpoints(VpcId, lacking, context);
  },
});
