import { defineCollector } from "../define.ts";
import { ofRegion } from "../of-region.ts";

/** Whether the region may use the portfolio of AWS's templates for projects, whose products are launched with wide roles. */
export default defineCollector({
  kind: "servicecatalog-portfolio",
  label: "Project templates of AWS",
  scope: "region",
  volume: "live",
  arnType: "",
  // No request names it: there is one.
  inEvents: {},
  actions: ["sagemaker:GetSagemakerServicecatalogPortfolioStatus"],
  async *collect(context) {
    const { sagemaker, readEach } = context;
    yield* readEach(...ofRegion(context, "sagemaker", "servicecatalog-portfolio"), () =>
      sagemaker.getSagemakerServicecatalogPortfolioStatus({}),
    );
  },
});
