import { accountUse, regionUse, workKinds } from "#lib/analysis/account/region-use.ts";
import type { CheckContext } from "./define.ts";
import { notApplicable, unknown, type Verdict } from "./verdicts.ts";

const work = workKinds.map((kind) => kind.replaceAll("-", " ")).join(", ");

/** The verdict on what watches a region, where SageMaker is at work there; elsewhere whether anything watches is another's matter. */
export function whereSageMakerWorks({ identity, inventory }: CheckContext, verdict: () => Verdict): Verdict {
  switch (regionUse(identity.region, inventory)) {
    case "used":
      return verdict();
    case "unused":
      return notApplicable(`SageMaker has none of these in ${identity.region}: ${work}. Jobs are not counted.`);
    case "unknown":
      return unknown("Whether anything of SageMaker stands in the region could not be read.");
  }
}

/** What checks of the account itself look at besides. */
export const accountNeeds = [...workKinds, "guardduty"] as const;

/** The verdict on what is the account's, where SageMaker is at work in any of its regions: else a good account would be one without it. */
export function whereAccountWorks({ inventory }: CheckContext, verdict: () => Verdict): Verdict {
  switch (accountUse(inventory)) {
    case "used":
      return verdict();
    case "unused":
      return notApplicable(`SageMaker has none of these anywhere: ${work}. Jobs are not counted.`);
    case "unknown":
      return unknown("Whether anything of SageMaker stands in the account could not be read.");
  }
}
