import type { NewerAnswer } from "#lib/aws/newer-operations.ts";
import { simulatedKind, type Tagged } from "./define.ts";

type Answer = NewerAnswer<"sagemaker", "DescribeClusterExtension">;
type Extension = Tagged<NonNullable<Answer["ExtensionDetails"]> & Omit<Answer, "ExtensionDetails">>;

export const clusterExtension = simulatedKind<Extension>()("clusterExtensions", {
  list: "ListClusterExtensions",
  describe: "DescribeClusterExtension",
  within: "ExtensionDetails",
  sortOrder: "Ascending",
});
