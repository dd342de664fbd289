import { oneOf } from "../api/list-params.ts";

/** What the screen of accounts shows: the form that adds one, or not. */
export const accountsParams = { add: oneOf(["open"]) };
