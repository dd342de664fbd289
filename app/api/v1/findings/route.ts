import { listFindings } from "../../../_api/operations/findings.ts";
import { findingsPage } from "../../../_server/findings.ts";
import { route } from "../../../_server/route.ts";

export const GET = route(listFindings, findingsPage);
