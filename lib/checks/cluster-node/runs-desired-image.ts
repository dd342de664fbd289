import { defineCheck } from "../define.ts";
import { updateSoftware } from "../remedies/cluster-node.ts";
import { type Evidence, fail, notApplicable, pass, unknown } from "../verdicts.ts";

const pairs = [
  ["CurrentImageReleaseVersion", "DesiredImageReleaseVersion"],
  ["CurrentImageId", "DesiredImageId"],
] as const;

export default defineCheck({
  id: "cluster-node/runs-desired-image",
  kind: "cluster-node",
  title: "HyperPod node runs the image that was asked for",
  failTitle: "HyperPod node still runs another image than was asked for",
  severity: "low",
  category: "hygiene",
  rationale:
    "An update that never reached a node leaves it behind the others: who rolled it out believes that all of them have its fixes.",
  needs: [],
  controls: ["checklist:N-MLO-12", "nist-800-53-r5:SI-2"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterNodeDetails.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-ami-update.html",
  ],
  evaluate(node) {
    if (!node.InstanceId) return unknown("AWS returned no InstanceId, so the answer is not complete.");
    const asked = pairs.filter(([, desired]) => node[desired]);
    if (asked.length === 0) return notApplicable("AWS names no image that the node is to have.");
    const lacks = asked.find(([current]) => !node[current]);
    if (lacks) return unknown(`AWS returned no ${lacks[0]}.`);
    const seen = ([path, desired]: (typeof pairs)[number]): Evidence => {
      return { path, observed: node[path], expected: `${node[desired]}, as ${desired} says` };
    };
    const behind = asked.filter(([current, desired]) => node[current] !== node[desired]);
    return behind.length > 0 ? fail(...behind.map(seen)) : pass(...asked.map(seen));
  },
  fix: updateSoftware,
});
