import { exportPrincipalInvestigation } from "../../../../_api/operations/activity.ts";
import { exportedInvestigation } from "../../../../_server/investigation.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(exportPrincipalInvestigation, ({ account, ...asked }) =>
  exportedInvestigation(account, asked),
);
