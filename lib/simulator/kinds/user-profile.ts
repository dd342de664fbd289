import type { DescribeUserProfileResponse } from "@aws-sdk/client-sagemaker";
import { notFound, simulatedKind, type Tagged } from "./define.ts";

export const userProfile = simulatedKind<Tagged<DescribeUserProfileResponse>>()("userProfiles", {
  list: "ListUserProfiles",
  describe: "DescribeUserProfile",
  sortBy: "CreationTime",
  sortOrder: "Ascending",
  missing: (name) => notFound(`UserProfile [${name}] does not exist.`),
});
