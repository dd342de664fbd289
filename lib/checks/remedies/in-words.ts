import type { Identity } from "#lib/readings/reading.ts";
import type { Fix } from "../fixes.ts";
import { consoleLink } from "./console-link.ts";
import { written } from "./written.ts";

/** What only people can do: sign in as the root user, hand over a device, put a new key where the old one is used. */
export function sayInWords(identity: Omit<Identity, "also">, summary: string): Fix {
  return written({ mutability: "in-place", summary, steps: () => [], ...consoleLink(identity) });
}
