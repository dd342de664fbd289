import { currentJobs } from "#lib/jobs/current.ts";
import { removeAccount } from "../../../../_api/operations/accounts.ts";
import { route } from "../../../../_server/route.ts";

export const DELETE = route(removeAccount, (_, { path }) => currentJobs().removeAccount(path.id));
