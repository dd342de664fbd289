import { AppError } from "#lib/errors.ts";
import { getNetwork } from "../../../../_api/operations/network.ts";
import { accountNamed } from "../../../../_server/account.ts";
import { vpcAnswer } from "../../../../_server/network.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(getNetwork, async ({ account, vpc }) => {
  const found = await vpcAnswer(await accountNamed(account), vpc);
  if (!found) throw new AppError("not-found", "There is no such VPC in this account, or it could not be read.");
  return found;
});
