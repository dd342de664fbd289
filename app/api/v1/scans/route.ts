import { z } from "zod";
import { currentJobs } from "#lib/jobs/current.ts";
import { currentStore } from "#lib/store/current.ts";
import { listScans } from "#lib/store/scans.ts";
import { accountParam, pageParams, word } from "../../../_search-params/common.ts";
import { accountNamed } from "../../../_server/account.ts";
import { problem } from "../../../_server/problem.ts";
import { get, parseBody } from "../../../_server/route.ts";

/** Scans of an account, newest first. */
export const GET = get(z.strictObject({ ...accountParam, ...pageParams }), async ({ account, cursor, limit }) => {
  const { id } = await accountNamed(account);
  return listScans(currentStore().db, id, { limit, ...(cursor && { cursor }) });
});

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
