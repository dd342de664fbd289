import { AppError } from "#lib/errors.ts";
import { getRelations } from "../../../../_api/operations/resources.ts";
import { accountNamed } from "../../../../_server/account.ts";
import { relationsAnswer } from "../../../../_server/relations.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(getRelations, async ({ account, arn, depth }) => {
  const found = await relationsAnswer(await accountNamed(account), arn, depth);
  if (!found) throw new AppError("not-found", "There is no such resource in this account.");
  return found;
});
