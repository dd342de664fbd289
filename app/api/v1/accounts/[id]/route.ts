import { currentJobs } from "#lib/jobs/current.ts";
import { problem } from "../../../../_server/problem.ts";

/** Removes the account with all that was read and found in it: 202, and it is gone from every list; 409 while a scan of it runs. */
export async function DELETE(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    await currentJobs().removeAccount((await params).id);
    return new Response(null, { status: 202 });
  } catch (error) {
    return problem(error);
  }
}
