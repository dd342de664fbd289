import { leftOut, marksIn } from "#lib/analysis/secrets/mark.ts";
import { setField } from "#lib/readings/set-field.ts";

/**
 * Fields whose entries are people's own, in AWS's answers and, in lower case, in CloudTrail: `Environment`, `StaticHyperParameters`.
 * tests/reports/settings-fields.test.ts holds them to the schemas of all that is collected.
 */
const settings = "[A-Za-z]*(?:environment|environmentvariables|hyperparameters)";
const isSettings = new RegExp(`^${settings}$`, "i");
const inPath = new RegExp(String.raw`(?:^|[.\s\]])${settings}(?=$|[.[])`, "i");

/** Deeper than anything AWS returns; what stands there is left out whole. */
const deepest = 64;

/** The value with a mark in place of each setting's value, wherever in it settings stand, texts that are JSON included. Names stay. */
export function withoutValues(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return inText(value, (parsed) => withoutValues(parsed, depth + 1));
  if (value === null || typeof value !== "object") return value;
  if (depth === deepest) return leftOut;
  if (Array.isArray(value)) return value.map((item) => withoutValues(item, depth + 1));
  const told: Record<string, unknown> = {};
  for (const [field, child] of Object.entries(value)) {
    const isMap = isSettings.test(field) && holdsEntries(child);
    setField(told, field, isMap ? marked(child, depth + 1) : withoutValues(child, depth + 1));
  }
  return told;
}

/** The same of what stands at a path: `HyperParameters.epochs`, `TrainingJobDefinition.StaticHyperParameters`. */
export function withoutValuesAt(path: string, value: unknown): unknown {
  const found = inPath.exec(path);
  if (!found) return withoutValues(value);
  // At the settings themselves a list is of their names, a number how many there are.
  const isOfEntry = found.index + found[0].length < path.length;
  return isOfEntry || holdsEntries(value) ? marked(value, 0) : value;
}

/** A text under such a name is a tag's or a label's own, unless it is the entries as JSON. */
function holdsEntries(value: unknown): boolean {
  if (typeof value === "string") return /^\s*[[{]/.test(value);
  if (Array.isArray(value)) return value.every((item) => typeof item === "object" && item !== null);
  return typeof value === "object" && value !== null;
}

/** Marks in place of all that is said; those of secrets stay, since findings tell of them. */
function marked(value: unknown, depth: number): unknown {
  if (value === null || value === undefined) return value;
  if (typeof value === "string" && /^\s*[[{]/.test(value)) {
    const told = inText(value, (parsed) => marked(parsed, depth + 1), leftOut);
    // Nothing in it was marked: that it is empty is its value.
    return told === value && marksIn(value).length === 0 ? leftOut : told;
  }
  if (typeof value !== "object" || depth === deepest)
    return (typeof value === "string" && marksIn(value).join(" ")) || leftOut;
  if (Array.isArray(value)) return value.map((item) => marked(item, depth + 1));
  const told: Record<string, unknown> = {};
  const isPair = Object.keys(value).some((field) => /^value$/i.test(field));
  for (const [field, child] of Object.entries(value))
    setField(told, field, isPair && /^(?:name|key)$/i.test(field) ? child : marked(child, depth + 1));
  return told;
}

const mayHoldSettings = new RegExp(settings, "i");

/** A text that is JSON, written anew where `tell` changes what it says; `otherwise` stands for one that is none. */
function inText(text: string, tell: (parsed: unknown) => unknown, otherwise = text): string {
  if (otherwise === text && !(/^\s*[[{]/.test(text) && mayHoldSettings.test(text))) return text;
  try {
    const parsed: unknown = JSON.parse(text);
    const told = JSON.stringify(tell(parsed));
    return told === JSON.stringify(parsed) ? text : told;
  } catch (error) {
    // JSON of any depth can be read, and not be written.
    return error instanceof RangeError ? leftOut : otherwise;
  }
}
