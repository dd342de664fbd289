import { z } from "zod";
import { allAccounts } from "../../../_server/account.ts";
import { get } from "../../../_server/route.ts";

export const GET = get(z.strictObject({}), async () => ({ rows: await allAccounts(), next: null }));
