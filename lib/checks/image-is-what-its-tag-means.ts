import { driftOf } from "#lib/analysis/images/drift.ts";
import type { CheckContext } from "./define.ts";
import { fail, notApplicable, pass, unknown, type Verdict } from "./verdicts.ts";

interface Deployed {
  SpecifiedImage?: string | undefined;
  ResolvedImage?: string | undefined;
}

/** Passes when an image that runs is the one that its tag means now, or was named by digest. */
export function imageIsWhatItsTagMeans(deployed: Deployed, path: string, context: CheckContext): Verdict {
  const { SpecifiedImage: image = "", ResolvedImage: runs = null } = deployed;
  const drift = driftOf(deployed, context.identity.account, context.identity.region, context.inventory);
  const evidence = (expected: string) => ({ path: `${path}.ResolvedImage`, observed: runs ?? image, expected });
  switch (drift.state) {
    case "pinned":
    case "same":
      return pass(evidence(drift.state === "pinned" ? `${image}, by its digest` : `what ${image} means now`));
    case "drifted":
      return fail(evidence(`${drift.now ?? "an image that still has a tag"}, which ${image} means by now`));
    case "foreign":
      return notApplicable(`What the tag of ${image} means now, only the owner of that registry can be asked.`);
    case "unread":
      return unknown(`What ${image} means now was not read: ${drift.why}.`);
  }
}
