import type { QuestionView } from "#lib/store/views.ts";
import { usualDays } from "./beginnings.ts";
import { type Beginning, type FormField, longestText, type QuestionForm } from "./older-address.ts";

const mostYearsMs = 10 * 366 * 24 * 3_600_000;

export type Wrong = Partial<Record<FormField, string>>;

/** A form that says what it was begun with, and where that says nothing of the days, the usual ones. */
export function formOf(beginning: Beginning, account: string, begin: string | null, now: Date): QuestionForm {
  const none = { about: "", actor: "", key: "", address: "", event: "", regions: "" };
  const usual = usualDays(begin, now);
  // One day alone: the other is usual, unless it lies on the wrong side.
  if (beginning.from && beginning.from > usual.to) usual.to = now.toISOString().slice(0, 10);
  if (beginning.to && beginning.to < usual.from) usual.from = usualDays(`${beginning.to}T00:00:00Z`, now).from;
  return { ...none, of: account, ...usual, ...beginning };
}

/** What a form asks, or what is wrong with it, by the field. It lets through what the API does. */
export function questionIn(form: QuestionForm): { question: QuestionView } | { wrong: Wrong } {
  const wrong: Wrong = {};
  const text = (field: FormField) => form[field].trim();
  const take = (field: FormField, fits: RegExp, why: string) => {
    if (text(field) !== "" && !fits.test(text(field))) wrong[field] = why;
    else if (text(field).length > longestText) wrong[field] = "Nothing of AWS has so long a name.";
  };
  const isDay = (day: string) => /^\d{4}-\d\d-\d\d$/.test(day) && dayIs(day);
  const [from, to] = [text("from"), text("to")];
  if (!isDay(from)) wrong.from = "Name the first day.";
  if (!isDay(to)) wrong.to = "Name the last day.";
  else if (!wrong.from && from > to) wrong.to = "The last day is before the first.";
  else if (!wrong.from && Date.parse(to) - Date.parse(from) >= mostYearsMs) wrong.to = "Ask for ten years at most.";
  const plain = /^\P{Cc}+$/u;
  take("about", plain, "It has a character that is no text.");
  take("actor", plain, "It has a character that is no text.");
  take("key", /^[A-Z0-9]{16,128}$/, "An access key’s id has capitals and digits, AKIA…, and at least 16 of them.");
  take("address", /^[\w.:/-]{1,128}$/, "An address has digits, letters, dots and colons: 198.51.100.7.");
  take("event", /^[A-Za-z0-9]{1,128}$/, "A call’s name has letters and digits: CreateTrainingJob.");
  const regions = [...new Set(form.regions.split(/[\s,;]+/).filter(Boolean))];
  const odd = regions.find((region) => !/^[a-z]{2,5}(-[a-z]+)+-\d$/.test(region));
  if (odd !== undefined) wrong.regions = `“${odd}” is not a region. Regions look like us-east-1.`;
  else if (regions.length > 50) wrong.regions = "That is more regions than there are.";
  if (Object.keys(wrong).length > 0) return { wrong };
  const named = (["about", "actor", "key", "address", "event"] as const).flatMap((field) =>
    text(field) === "" ? [] : [[field, text(field)] as const],
  );
  return { question: { from, to, regions, ...Object.fromEntries(named) } };
}

/** Whether two ask the same. */
export function isSameQuestion(one: QuestionView, other: QuestionView): boolean {
  return keyOf(one) === keyOf(other);
}

function keyOf({ regions, from, to, about, actor, key, address, event }: QuestionView): string {
  return JSON.stringify([from, to, regions.toSorted(), about, actor, key, address, event]);
}

function dayIs(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}
