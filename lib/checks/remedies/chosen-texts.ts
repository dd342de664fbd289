import { hasMark } from "#lib/analysis/secrets/mark.ts";
import type { Placeholder } from "./choices.ts";
import { type Fields, merged } from "./fields.ts";

/** A text of an endpoint config that held a secret, and the word for the text that a person puts in its place. */
export interface ChosenText {
  place: readonly (string | number)[];
  /** As it is shown, with a mark in it. */
  shown: string;
  word: string;
}

/** What a text of each field stands for; other fields hold free text. */
const wordsByField: readonly (readonly [RegExp, Placeholder])[] = [
  [/KmsKeyId$/, "KMS_KEY_ARN"],
  [/RoleArn$/, "ROLE_ARN"],
  [/(?:S3\w*|Uri)$/, "NEW_S3_URI"],
  [/Topic$/, "NEW_TOPIC_ARN"],
  [/^VariantName$/, "NEW_VARIANT_NAME"],
  [/^ModelName/, "NEW_MODEL_NAME"],
  [/(?:ContentTypes|MimeType)$/, "NEW_CONTENT_TYPE"],
];

/** The texts of configs that held secrets, their own names aside: each text that is another gets a word that is another. */
export function textsToChoose(configs: readonly object[]): ChosenText[] {
  const chosen: ChosenText[] = [];
  const visit = (value: unknown, place: ChosenText["place"], field: string): void => {
    if (typeof value === "string" && hasMark(value)) {
      if (chosen.some((one) => `${one.place}` === `${place}`)) return;
      chosen.push({ place, shown: value, word: wordFor(field, value, chosen) });
    } else if (Array.isArray(value)) {
      for (const [at, child] of value.entries()) visit(child, [...place, at], field);
    } else if (typeof value === "object" && value !== null) {
      for (const [name, child] of Object.entries(value)) visit(child, [...place, name], name);
    }
  };
  for (const config of configs) {
    for (const [name, value] of Object.entries(config)) if (!isIdentity(name)) visit(value, [name], name);
  }
  return chosen;
}

function isIdentity(field: string): boolean {
  return field === "EndpointConfigName" || field === "EndpointConfigArn";
}

function wordFor(field: string, shown: string, before: readonly ChosenText[]): string {
  const word = wordsByField.find(([pattern]) => pattern.test(field))?.[1] ?? "NEW_TEXT";
  if (!word.startsWith("NEW_")) return word;
  const alike = before.filter((one) => one.word.startsWith(word));
  const same = alike.find((one) => one.shown === shown);
  if (same) return same.word;
  const count = new Set(alike.map((one) => one.word)).size;
  return count === 0 ? word : `${word}_${count + 1}`;
}

/** What the config holds no more when the commands run stays away. */
export const putChosen =
  "reduce $chosen[] as [$place, $text] (.; if getpath($place) == null then . else setpath($place; $text) end)";

export function chosenArgs(texts: readonly ChosenText[]): { chosen: unknown[] } {
  return { chosen: texts.map(({ place, word }) => [place, word]) };
}

/** The fields of a config that hold chosen texts, with these in place: lists of texts whole, of variants those that differ. */
export function chosenFields(config: object, texts: readonly ChosenText[]): Fields {
  return (partOf(config, [], texts) ?? {}) as Fields;
}

function partOf(value: unknown, place: ChosenText["place"], texts: readonly ChosenText[]): unknown {
  if (typeof value === "string") return texts.find((one) => `${one.place}` === `${place}`)?.word;
  if (typeof value !== "object" || value === null) return undefined;
  if (!Array.isArray(value)) {
    const parts = Object.entries(value).flatMap(([name, child]): [string, unknown][] => {
      const part = partOf(child, [...place, name], texts);
      return part === undefined ? [] : [[name, part]];
    });
    const named = parts.length > 0 && "VariantName" in value ? { VariantName: value.VariantName } : {};
    return parts.length > 0 ? { ...named, ...Object.fromEntries(parts) } : undefined;
  }
  const items: readonly unknown[] = value;
  const parts = items.map((item, at) => partOf(item, [...place, at], texts));
  if (parts.every((part) => part === undefined)) return undefined;
  return parts.flatMap((part, at) => part ?? (typeof items[at] === "string" ? items[at] : []));
}

/** Fields of several changes of a config as one: variants are told apart by their names, which may be new. */
export function mergedConfig(changes: readonly Fields[], texts: readonly ChosenText[]): Fields {
  const all = changes.map((fields) => withNewNames(fields, texts) as Fields);
  const lists = ["ProductionVariants", "ShadowProductionVariants"].flatMap((field): [string, Fields[]][] => {
    const variants = all.flatMap((fields) => (fields[field] ?? []) as readonly Fields[]);
    const byName = [...Map.groupBy(variants, ({ VariantName }) => VariantName).values()];
    return variants.length > 0 ? [[field, byName.map(merged)]] : [];
  });
  return merged([...all, Object.fromEntries(lists)]);
}

/** The value with the chosen names of variants in place of those that are shown with a mark, also within a word of a command. */
export function withNewNames(value: unknown, texts: readonly ChosenText[]): unknown {
  if (typeof value === "string") {
    // The longest first: a name may be the beginning of another.
    const names = texts.filter(({ place }) => place.at(-1) === "VariantName");
    const sorted = names.toSorted((a, b) => b.shown.length - a.shown.length);
    return sorted.reduce((text, { shown, word }) => text.replaceAll(shown, word), value);
  }
  if (Array.isArray(value)) return value.map((item) => withNewNames(item, texts));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, withNewNames(child, texts)]));
}
