import { getFinding } from "../../../../_api/operations/findings.ts";
import { accountsNamed } from "../../../../_server/account.ts";
import { findingAnswer } from "../../../../_server/finding-detail.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(getFinding, async ({ account }, { path }) =>
  findingAnswer(await accountsNamed(account), path.id),
);
