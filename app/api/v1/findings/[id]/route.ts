import { z } from "zod";
import { accountsParam } from "../../../../_search-params/common.ts";
import { accountsNamed } from "../../../../_server/account.ts";
import { findingAnswer } from "../../../../_server/finding-detail.ts";
import { get } from "../../../../_server/route.ts";

const params = z.strictObject(accountsParam);

export async function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await context.params;
  return get(params, async ({ account }) => findingAnswer(await accountsNamed(account), id))(request);
}
