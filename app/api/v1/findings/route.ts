import { findingsQuery } from "../../../_search-params/findings.ts";
import { findingsPage } from "../../../_server/findings.ts";
import { get } from "../../../_server/route.ts";

export const GET = get(findingsQuery, findingsPage);
