import { currentJobs } from "#lib/jobs/current.ts";
import { addOrganization } from "../../../_api/operations/accounts.ts";
import { route } from "../../../_server/route.ts";

export const POST = route(addOrganization, (_, { body }) => currentJobs().addOrganization(body));
