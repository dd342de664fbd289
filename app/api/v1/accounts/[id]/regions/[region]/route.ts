import { currentStore } from "#lib/store/current.ts";
import { removeRegion } from "#lib/store/removal.ts";
import { problem } from "../../../../../../_server/problem.ts";

interface Context {
  params: Promise<{ id: string; region: string }>;
}

/** Removes what was read and found in one region: 204; 409 while a scan of the account runs. An account of all regions reads it again. */
export async function DELETE(_request: Request, { params }: Context): Promise<Response> {
  try {
    const { id, region } = await params;
    await removeRegion(currentStore().db, id, region);
    return new Response(null, { status: 204 });
  } catch (error) {
    return problem(error);
  }
}
