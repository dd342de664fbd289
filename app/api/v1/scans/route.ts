import { z } from "zod";
import { currentJobs } from "#lib/jobs/current.ts";
import { word } from "../../../_search-params/common.ts";
import { scansQuery } from "../../../_search-params/scans.ts";
import { accountNamed } from "../../../_server/account.ts";
import { problem } from "../../../_server/problem.ts";
import { get, parseBody } from "../../../_server/route.ts";
import { scansPage } from "../../../_server/scans.ts";

/** Scans of the accounts, newest first. */
export const GET = get(scansQuery, scansPage);

const scanRequest = z.strictObject({
  account: word,
  regions: z.union([z.literal("all"), z.array(word).min(1).max(50)]).optional(),
  horizonDays: z.union([z.literal("all"), z.number().int().min(1).max(3650)]).default(90),
  cap: z.union([z.literal("all"), z.number().int().min(1).max(10_000_000)]).optional(),
});

/** Starts a scan: 202 with its id; 409 when one of the account is under way. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { account, regions, horizonDays, cap } = await parseBody(scanRequest, request);
    const known = await accountNamed(account);
    const id = await currentJobs().requestScan({
      account: known.id,
      regions: regions ?? known.regions,
      horizonDays,
      ...(cap && { cap }),
    });
    return Response.json({ id }, { status: 202, headers: { location: `/api/v1/scans/${id}` } });
  } catch (error) {
    return problem(error);
  }
}
