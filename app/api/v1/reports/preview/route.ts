import { previewReport } from "../../../../_api/operations/reports.ts";
import { preview } from "../../../../_server/reports.ts";
import { route } from "../../../../_server/route.ts";

export const POST = route(previewReport, (_, { body }) => preview(body.request));
