import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { consoleLink } from "./console-link.ts";
import { written } from "./written.ts";

/** An endpoint whose update failed may still answer: whether it is mended or deleted is for its owner to say. */
export function clearFailed({ identity }: CheckContext): Fix {
  return written({
    mutability: "in-place",
    summary: `Read why ${identity.name} failed, and mend it, or delete it with its config once you have seen in CloudWatch that nobody calls it any more.`,
    steps: () => [],
    ...consoleLink(identity),
  });
}
