import type { DescribeMlflowTrackingServerResponse } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const mlflowTrackingServer = simulatedKind<Tagged<DescribeMlflowTrackingServerResponse>>()(
  "mlflowTrackingServers",
  {
    list: "ListMlflowTrackingServers",
    describe: "DescribeMlflowTrackingServer",
    sortBy: "CreationTime",
    sortOrder: "Descending",
  },
);
