import { choose } from "./choose.ts";
import { show } from "./show.ts";
import { start } from "./start.ts";
import { unpack } from "./unpack.ts";

/*
 * The script of the page is the text of these functions, as Node or a bundler holds it: each knows nothing but its parameters
 * and what a browser has, whatever names it is given on the way. It is hashed into the content policy: no other script runs.
 */
export const script = `(${start})({ unpack: ${unpack}, choose: ${choose}, show: ${show} });`;
