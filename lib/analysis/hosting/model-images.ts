import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { JobImage } from "../jobs/images.ts";
import { containersOf } from "./model-containers.ts";

/** The images that a model names itself: those of its package are not among them. */
export function modelImages(model: ResourceOf<"model">): JobImage[] {
  return containersOf(model).flatMap(({ path, container: { Image } }) =>
    Image ? [{ path: `${path}.Image`, image: Image }] : [],
  );
}
