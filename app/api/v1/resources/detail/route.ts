import { AppError } from "#lib/errors.ts";
import { getResource } from "../../../../_api/operations/resources.ts";
import { accountNamed } from "../../../../_server/account.ts";
import { resourceAnswer } from "../../../../_server/resource.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(getResource, async ({ account, arn }) => {
  const resource = await resourceAnswer(await accountNamed(account), arn);
  if (!resource) throw new AppError("not-found", "There is no such resource in this account.");
  return resource;
});
