import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { consoleLink } from "./console-link.ts";

/** No command mends an image: who builds it builds it anew. */
export function buildAnew(_: object, { identity }: CheckContext): Fix {
  return {
    mutability: "replace",
    summary: `Build the image anew on a base with the patches, push it to the same repository, and let what runs ${identity.name} name the new digest; the scan's findings say which packages are meant.`,
    ...consoleLink(identity),
  };
}
