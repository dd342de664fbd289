import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { aws } from "./commands.ts";
import { combinable, written } from "./written.ts";

/**
 * The image of a node is that of its group, which is updated as a whole. Source: SageMaker developer guide, "Update the
 * SageMaker HyperPod platform software of a cluster"; API reference, UpdateClusterSoftware.
 */
export function updateSoftware(node: ResourceOf<"cluster-node">, context: CheckContext): Fix {
  return combinable("cluster-node", () => write(node, context), undefined);
}

function write(node: ResourceOf<"cluster-node">, { identity }: CheckContext): Fix {
  const { ClusterName, InstanceGroupName, DesiredImageReleaseVersion: release, DesiredImageId: image } = node;
  const group = InstanceGroupName ?? "";
  return written({
    mutability: "in-place",
    takesAway: true,
    summary: `Update the software of the instance group ${group}, of which ${identity.name} is one: all its nodes get the image anew, their root volumes are replaced and what lies there is lost, and jobs that run are not waited for. Save data to S3 or FSx and drain the nodes first.`,
    steps: () => [
      aws("sagemaker", "update-cluster-software", {
        "cluster-name": ClusterName ?? identity.name.split("/")[0],
        "instance-groups": [{ InstanceGroupName: group }],
        // A group with an image of its own must be told which.
        "image-id": release === undefined ? image : undefined,
        region: identity.region,
      }),
    ],
  });
}
