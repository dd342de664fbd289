import { hasMark, replaceMarks } from "#lib/analysis/secrets/mark.ts";

/** Words in commands and snippets that stand for what only a person can choose, or knows: the whole list. */
export const placeholders = [
  "VPC_ID",
  "SUBNET_ID",
  "SECURITY_GROUP_ID",
  "ROUTE_TABLE_ID",
  "KMS_KEY_ARN",
  "INSTANCE_TYPE",
  "ROLE_ARN",
  "POLICY_ARN",
  "ENDPOINT_ARN",
  "NOTEBOOK_ARN",
  "IP_RANGE",
  "FEATURE_GROUP_ARN",
  "CODE_REPOSITORY",
  "NEW_IMAGE_URI",
  "NEW_S3_URI",
  "NEW_TOPIC_ARN",
  "NEW_WORKTEAM_ARN",
  "NEW_CIDR",
  "NEW_VARIANT_NAME",
  "NEW_MODEL_PACKAGE_ARN",
  "NEW_MODEL_NAME",
  "NEW_CONTENT_TYPE",
  "NEW_TEXT",
  "NEW_ENDPOINT_NAME",
  "CURRENT_CONFIG_NAME",
  "CURRENT_ENDPOINT_NAME",
] as const;
export type Placeholder = (typeof placeholders)[number];

/** Several of a kind to be chosen are numbered, `NEW_TEXT_2`; a present name ends with what is shown of it. */
const pattern = placeholders.map((word) => {
  if (word.startsWith("CURRENT_")) return `${word}_\\w+`;
  return word.startsWith("NEW_") ? `${word}(?:_\\d+)?` : word;
});
const choice = new RegExp(`\\b(?:${pattern.join("|")})\\b`, "g");

/** The text with a value in place of every word that stands for one. */
export function withChoices(text: string, value: (word: Placeholder, whole: string) => string): string {
  return text.replace(choice, (whole) => {
    const word = placeholders.find((one) => whole === one || whole.startsWith(`${one}_`));
    return word === undefined ? whole : value(word, whole);
  });
}

/** Whether a word of the text would be taken for one that stands for a choice. */
export function namesChoice(text: string): boolean {
  return new RegExp(choice.source).test(text);
}

/** The summary of a fix, ending with the words in its commands that a person must replace first. */
export function sayChoices(summary: string, commands: string): string {
  const found: { word: Placeholder; whole: string }[] = [];
  withChoices(commands, (word, whole) => {
    if (!found.some((one) => one.whole === whole)) found.push({ word, whole });
    return whole;
  });
  const sorted = found.toSorted((a, b) => placeholders.indexOf(a.word) - placeholders.indexOf(b.word));
  const [own, present] = [false, true].map((isPresent) =>
    sorted.filter(({ word }) => word.startsWith("CURRENT_") === isPresent).map(({ whole }) => whole),
  );
  return [
    summary,
    ...(own?.length ? [`Put your own values in place of ${own.join(" and ")}.`] : []),
    ...(present?.length
      ? [`Put the present name, which holds a secret and so is not kept here, in place of ${present.join(" and ")}.`]
      : []),
  ].join(" ");
}

/** A name as a command can have it. One that held a secret is not known here: the reader puts it in. */
export function presentName(word: Extract<Placeholder, `CURRENT_${string}`>, shown: string): string {
  return hasMark(shown) ? `${word}_${replaceMarks(shown, (print) => print).replace(/\W/g, "_")}` : shown;
}
