import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { presentName } from "./choices.ts";
import { consoleLink } from "./console-link.ts";
import { sagemaker } from "./endpoint-moves.ts";
import { written } from "./written.ts";

export function clearFailed({ identity }: CheckContext): Fix {
  const { name, region } = identity;
  const target = { "endpoint-name": presentName("CURRENT_ENDPOINT_NAME", name), region };
  return written({
    mutability: "in-place",
    summary: `Delete ${name} once its owner has read why it failed, or mend it: an endpoint whose update failed may still answer, so see that nobody calls it first.`,
    steps: () => [sagemaker("delete-endpoint", target)],
    ...consoleLink(identity),
  });
}
