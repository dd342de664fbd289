import { getFinding } from "../../../../_api/operations/findings.ts";
import { accountNamed } from "../../../../_server/account.ts";
import { findingAnswer } from "../../../../_server/finding-detail.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(getFinding, async ({ account }, { path }) =>
  findingAnswer(await accountNamed(account), path.id),
);
