import { oneOf } from "../api/list-params.ts";
import { orders } from "./order.ts";

/** What the accounts are in the order of, as it stands in the address. */
export const severalAccountsParams = { sort: oneOf(orders).withDefault("grade") };
