import { AppError } from "#lib/errors.ts";

/** A bundle that is not what its installation wrote. `why` is a sentence that follows a colon. */
export function refused(why: string): AppError {
  return new AppError(
    "bundle",
    `The bundle is refused: ${why}.`,
    "Nothing of it was used. Ask whoever sent it for the file as it was written.",
  );
}
