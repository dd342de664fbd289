import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { aws, requestOptions } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { written } from "./written.ts";

/** Apps hold no files of their own: they are deleted, and made anew by whoever needs one. */
export function deleteApp(
  { DomainId, UserProfileName, SpaceName, AppType, AppName }: ResourceOf<"app">,
  { identity }: CheckContext,
  summary: string,
): Fix {
  const target = { DomainId, UserProfileName, SpaceName, AppType, AppName: AppName ?? identity.name };
  return written({
    mutability: "in-place",
    takesAway: true,
    summary,
    steps: () => [aws("sagemaker", "delete-app", { ...requestOptions(target), region: identity.region })],
    ...consoleLink(identity),
  });
}
