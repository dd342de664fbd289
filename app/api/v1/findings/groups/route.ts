import { findingGroupsQuery } from "../../../../_search-params/findings.ts";
import { groupsOf } from "../../../../_server/finding-groups.ts";
import { get } from "../../../../_server/route.ts";

/** Findings counted by check and verdict. */
export const GET = get(findingGroupsQuery, groupsOf);
