import { hasMark } from "#lib/analysis/secrets/mark.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { type ChosenText, chosenFields, textsToChoose } from "./chosen-texts.ts";
import type { Step } from "./commands.ts";
import { replaceConfig } from "./endpoint-config.ts";

/** What is to be said and done before all else. */
export interface First {
  say: string;
  steps: readonly Step[];
}

/** Rotate, put a config with texts that a person chooses in the place of this one, and delete this one. */
export function configWithoutSecrets(config: ResourceOf<"endpoint-config">, context: CheckContext, first: First): Fix {
  const texts = textsToChoose([config]);
  const name = hasMark(context.identity.name) ? " Its successor has a name without it." : "";
  const resets = touchesCapture(texts);
  return replaceConfig(context, {
    summary: `${first.say}${name}${sayTexts(texts)}${resets ? sayReset : ""}`,
    fields: chosenFields(config, texts),
    texts,
    resets,
    before: first.steps,
    removesOld: true,
  });
}

/** Data capture is one of the properties that an endpoint would retain. Source: API reference, VariantProperty. */
export function touchesCapture(texts: readonly ChosenText[]): boolean {
  return texts.some(({ place }) => place[0] === "DataCaptureConfig");
}

export const sayReset = " Endpoints go back to the instance counts and weights of the config.";
const sayJson = ` In the JSON of the command, \\" stands for a quotation mark and '\\'' for an apostrophe.`;
// Source: SageMaker developer guide, "Update endpoints that use auto scaling" and, of deployment guardrails, "Exclusions".
const sayVariants =
  " To AWS a variant of another name is another variant: deregister the old one from auto scaling first and register the new one afterwards, and have requests that name a TargetVariant name the new one. Its guarded deployments want the same names as before, so the update asks for none; should AWS refuse it all the same, make another endpoint from the copy.";
const mostNamed = 10;

/** What to choose, and what follows from it, as sentences behind others. */
export function sayTexts(texts: readonly ChosenText[]): string {
  if (texts.length === 0) return "";
  const paths = texts.slice(0, mostNamed).map(({ place }) => pathOf(place));
  const more = texts.length > mostNamed ? ` and ${texts.length - mostNamed} more` : "";
  const isFree = texts.some(({ word }) => word.startsWith("NEW_TEXT"));
  const renames = texts.some(({ place }) => place.at(-1) === "VariantName");
  return ` Choose other texts for ${paths.join(", ")}${more}.${isFree ? sayJson : ""}${renames ? sayVariants : ""}`;
}

function pathOf(place: ChosenText["place"]): string {
  return place.map((step, at) => (typeof step === "number" ? `[${step}]` : `${at > 0 ? "." : ""}${step}`)).join("");
}
