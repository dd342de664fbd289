import offWhereUnused from "./off-where-unused.ts";

export const servicecatalogPortfolioChecks = [offWhereUnused];
