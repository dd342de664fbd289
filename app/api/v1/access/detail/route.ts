import { getAccess } from "../../../../_api/operations/access.ts";
import { accessAnswer } from "../../../../_server/access.ts";
import { accountNamed } from "../../../../_server/account.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(getAccess, async ({ account, arn }) => accessAnswer(await accountNamed(account), arn));
