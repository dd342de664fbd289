import type { AccountState } from "@aws-sdk/client-inspector2";
import { shelf } from "../shelf.ts";

/** Where Inspector was turned on, what it scans. */
export const inspectedAccounts = shelf<AccountState>("inspector2 accounts");
