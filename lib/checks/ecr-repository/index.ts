import imagesAreScanned from "./images-are-scanned.ts";
import tagsAreImmutable from "./tags-are-immutable.ts";

export const ecrRepositoryChecks = [imagesAreScanned, tagsAreImmutable];
