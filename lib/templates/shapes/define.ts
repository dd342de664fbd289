import type { Term, Terms, World } from "../world.ts";
import type { Manner } from "./coerce.ts";

/** What a shape is given of a resource. */
export interface Given {
  manner: Manner;
  names: { name: string; id: string; arn: string };
  /** Its own settings, by the names of the template. */
  settings: Terms;
  /** Resources that are about this one: an attachment, a rule, an alias. Settings by the names of the template. */
  beside: readonly Beside[];
  world: World;
}

export interface Beside {
  type: string;
  names: { name: string; id: string; arn: string };
  settings: Terms;
  /** Whether it is about this one; undefined when that is not known. */
  isOf: (reference: Term | undefined) => boolean | undefined;
}

export interface Shaped {
  resource: Terms;
  parts?: readonly string[];
  also?: string[];
}

/** How a kind's settings in templates become what AWS answers about it. */
export interface Shape {
  kind: string;
  cloudFormation?: string;
  terraform?: string;
  /** The types of resources that are about one of these. */
  beside?: readonly string[];
  shape(given: Given): Shaped;
  /** A field of AWS's answer by the name that the template has for it, where that is another. */
  written?(field: string): string | undefined;
}
