import type { DescribeDeviceFleetResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const deviceFleet = simulatedKind<Tagged<DescribeDeviceFleetResponse>>()("deviceFleets", {
  list: "ListDeviceFleets",
  describe: "DescribeDeviceFleet",
  sortBy: "CreationTime",
  sortOrder: "Ascending",
});
