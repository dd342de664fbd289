import { z } from "zod";

/** Whether a file holds the values of settings, environment variables and hyperparameters. Secrets in them are never kept, so none has those. */
export const values = z.enum(["left-out", "included"]).default("left-out");
export type Values = z.output<typeof values>;

/** What a file says of it where it tells of its scope. */
export const valuesWords: Readonly<Record<Values, string>> = {
  "left-out":
    "of environment variables and hyperparameters are left out: «value left out» stands where one was, and names stay",
  included: "of environment variables and hyperparameters are included as they are kept here, secrets taken out",
};
