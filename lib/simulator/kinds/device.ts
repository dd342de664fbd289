import type { DescribeDeviceResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const device = simulatedKind<Tagged<DescribeDeviceResponse>>()("devices", {
  list: "ListDevices",
  describe: "DescribeDevice",
  sortOrder: "Ascending",
  keys: ["DeviceFleetName", "DeviceName"],
});
