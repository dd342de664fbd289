import { AppError } from "#lib/errors.ts";
import { getPaths } from "../../../../_api/operations/network.ts";
import { accountNamed } from "../../../../_server/account.ts";
import { pathsAnswer } from "../../../../_server/network.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(getPaths, async ({ account, arn }) => {
  const found = await pathsAnswer(await accountNamed(account), arn);
  if (!found) throw new AppError("not-found", "There is no such resource in this account.");
  return found;
});
