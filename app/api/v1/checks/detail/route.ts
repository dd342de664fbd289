import { getCheck } from "../../../../_api/operations/account-wide.ts";
import { accountsNamed } from "../../../../_server/account.ts";
import { checkDetail } from "../../../../_server/checks.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(getCheck, async ({ account, check }) => {
  const accounts = await accountsNamed(account);
  return checkDetail(
    accounts.map(({ id }) => id),
    check,
  );
});
