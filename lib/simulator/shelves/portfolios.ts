import type { GetSagemakerServicecatalogPortfolioStatusOutput } from "@aws-sdk/client-sagemaker";
import { shelf } from "../shelf.ts";

/** What a region was told of AWS's templates for projects; the last counts. */
export const portfolios = shelf<GetSagemakerServicecatalogPortfolioStatusOutput>("servicecatalog portfolios");
