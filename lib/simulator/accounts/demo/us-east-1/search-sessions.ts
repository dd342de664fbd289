import { at, hoursAgo, type Site } from "#lib/simulator/accounts/build/site.ts";
import { trainingSession } from "#lib/simulator/accounts/build/training-session.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";

/** Outside of the VPC, under no key. */
export function searchSessions(site: Site, { yuki }: Cast): void {
  const session = { by: yuki, role: executionRoles.searchTraining, tags: { Team: "search" } };
  trainingSession(site, {
    ...session,
    name: "rewrite-by-preference",
    created: hoursAgo(site, 3),
    to: "s3://nwa-search-us-east-1/sessions/rewrite/",
    status: "Running",
  });
  trainingSession(site, {
    ...session,
    name: "rewrite-first-try",
    created: at(site, 13, "17:20:00"),
    to: `s3://sagemaker-us-east-1-${site.account}/sessions/`,
    status: "Stopped",
  });
}
