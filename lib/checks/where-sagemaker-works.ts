import { regionUse } from "#lib/analysis/account/region-use.ts";
import type { CheckContext } from "./define.ts";
import { notApplicable, unknown, type Verdict } from "./verdicts.ts";

/** The verdict on what watches a region, where SageMaker is at work there; elsewhere whether anything watches is another's matter. */
export function whereSageMakerWorks({ identity, inventory }: CheckContext, verdict: () => Verdict): Verdict {
  switch (regionUse(identity.region, inventory)) {
    case "used":
      return verdict();
    case "unused":
      return notApplicable(`Nothing of SageMaker stands in ${identity.region}.`);
    case "unknown":
      return unknown("Whether anything of SageMaker stands in the region could not be read.");
  }
}
