import type { DescribeImageVersionResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind } from "./define.ts";

/** Beside what AWS says of a version: the name of its image, by which it is asked. */
type Version = DescribeImageVersionResponse & { ImageName: string };

export const imageVersion = simulatedKind<Version>()("imageVersions", {
  list: "ListImageVersions",
  describe: "DescribeImageVersion",
  keys: ["ImageName", "Version"],
  sortBy: "CreationTime",
  sortOrder: "Descending",
});
