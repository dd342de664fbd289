import { deliverReport } from "../../../../../../_api/operations/reports.ts";
import { bringAgain } from "../../../../../../_server/reports.ts";
import { route } from "../../../../../../_server/route.ts";

export const POST = route(deliverReport, (_, { path }) => bringAgain(path.id, path.destination));
