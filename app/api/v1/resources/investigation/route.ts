import { exportResourceInvestigation } from "../../../../_api/operations/resources.ts";
import { exportedInvestigation } from "../../../../_server/investigation.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(exportResourceInvestigation, ({ account, arn, ...asked }) =>
  exportedInvestigation(account, { resource: arn, ...asked }),
);
