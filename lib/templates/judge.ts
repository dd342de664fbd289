/*
 * Judges the resources of a template by the checks of a scan, in each of the worlds that a check tells apart. Longer than most: a
 * world, what is seen in it, and what all of them agree on belong together.
 */
import { hash } from "node:crypto";
import { redactReadings } from "#lib/analysis/secrets/readings.ts";
import type { Redactor } from "#lib/analysis/secrets/redact.ts";
import type { Check } from "#lib/checks/define.ts";
import { fixOf } from "#lib/checks/fix-of.ts";
import type { CheckOptions } from "#lib/checks/options-of.ts";
import { unknown, type Verdict } from "#lib/checks/verdicts.ts";
import { Inventory } from "#lib/inventory/inventory.ts";
import { everyKind, factsOf, type Kind } from "#lib/inventory/kinds.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { Identity, Reading, ReadResource, SecretSighting } from "#lib/readings/reading.ts";
import { referencesIn } from "#lib/readings/references.ts";
import { evaluateReading } from "#lib/scoring/evaluate.ts";
import type { Built, TemplateResource } from "./resource.ts";
import { isKnownByItsUsers, isNoneYet, isToldByTemplates } from "./shapes/askable.ts";
import { flattened, type Mark, Tracked } from "./tracked.ts";
import { type Assignment, type Choices, Impossible, type Plain, World } from "./world.ts";

export interface TemplateVerdict {
  check: Check;
  resource: TemplateResource;
  verdict: Verdict;
  /** The place in the resource that decided: of a fail, or of what is not known. */
  path?: string;
  /** What to do about a fail, in a sentence or two. */
  fix?: string;
  /** Secrets in the resource, in whatever world one was met. */
  secrets: readonly SecretSighting[];
}

export interface JudgeOptions {
  checks: readonly Check[];
  options: CheckOptions;
  now: string;
  redactor: Redactor;
}

/** More worlds than these are not looked through. */
const mostWorlds = 64;
/** Of what one leads to: more than a check follows. What is left out counts as not read. */
const mostOthers = 200;

/** What no template tells, whatever kind is asked about; but what is not deployed yet serves nothing. */
const coverage: readonly Coverage[] = everyKind().map(({ kind }): Coverage => {
  const line = { region: "global", kind, action: "", calls: 0, failures: 0 };
  if (isNoneYet(kind)) return { ...line, status: "complete", unlisted: false };
  const message = `the template does not say (${kind})`;
  const failure = { class: "other", action: "", code: "NotInTemplate", message } as const;
  return { ...line, status: "failed", unlisted: true, failure };
});

export async function* judged(
  resources: readonly TemplateResource[],
  settings: JudgeOptions,
): AsyncGenerator<TemplateVerdict> {
  const byId = new Map(resources.map((one) => [one.id, one]));
  const byKind = Map.groupBy(settings.checks.filter(isToldByTemplates), ({ kind }) => kind);
  const looks = new Map<TemplateResource, Look>();
  for (const resource of resources) looks.set(resource, new Look(resource, settings));
  await lookAll([...looks.values()], settings.redactor);
  const users = usersIn(resources);
  for (const [resource, look] of looks) {
    const others = closureOf(resource, byId, users).flatMap((one) => looks.get(one) ?? []);
    for (const check of byKind.get(resource.kind as Kind) ?? []) {
      const found = await new Question(check, look, others, settings).answer();
      if (found) yield { check, resource, secrets: look.secrets(), ...found };
    }
  }
}

/** The resources that one leads to, whatever they are named in. Of a group those that are in it lead to more. */
function closureOf(
  resource: TemplateResource,
  byId: ReadonlyMap<string, TemplateResource>,
  users: Users,
): TemplateResource[] {
  const inIt = isKnownByItsUsers(resource.kind) ? (users.get(resource.id) ?? []) : [];
  const met = new Set([resource, ...inIt]);
  for (const one of met) {
    for (const id of one.named()) {
      const next = byId.get(id);
      if (next) met.add(next);
    }
  }
  met.delete(resource);
  return [...met].slice(0, mostOthers);
}

type Users = ReadonlyMap<string, readonly TemplateResource[]>;

/** Who names each. */
function usersIn(resources: readonly TemplateResource[]): Users {
  const users = new Map<string, TemplateResource[]>();
  for (const one of resources) {
    for (const id of one.named()) {
      const known = users.get(id);
      if (known) known.push(one);
      else users.set(id, [one]);
    }
  }
  return users;
}

/** A resource as it is in one world. */
interface Sight {
  reading: ReadResource<unknown>;
  marks: readonly Mark[];
  /** Where its own names stand in it. */
  nameMarks: readonly Mark[];
  nameChoices: Choices;
  /** What was chosen before any setting was looked at: whether it is there. */
  choices: Choices;
  world: World;
}

/** It is not there in that world, or there is no such world; and what that hangs on. */
interface Unseen {
  isPossible: boolean;
  choices: Choices;
  world: World;
}

type Seen = Sight | Unseen;

const isSight = (seen: Seen): seen is Sight => "reading" in seen;

/** What a resource is in the worlds that were asked for. */
class Look {
  readonly resource: TemplateResource;
  readonly #settings: JudgeOptions;
  /** Each once, whatever else differs between the worlds in which it is the same. */
  readonly #seen: Seen[] = [];
  readonly #scenes = new WeakMap<Sight, Scene>();

  constructor(resource: TemplateResource, settings: JudgeOptions) {
    this.resource = resource;
    this.#settings = settings;
  }

  /** As it is in that world, with its secrets in clear: nobody may see it before the redactor has. */
  built(assignment: Assignment): Seen {
    const world = new World(assignment);
    try {
      const built = this.resource.build(world);
      const choices = world.noted;
      if (!built) return { isPossible: true, choices, world };
      const { plain, marks } = flattened(built.resource);
      const nameMarks = marksOfNames(plain, built);
      const { kind } = this.resource;
      const { account, name, arn, also } = built;
      const region = factsOf(kind)?.scope === "global" ? "global" : built.region;
      const parts = Object.fromEntries(built.parts.map((part) => [part, { status: "read" as const, action: "" }]));
      const identity = { account, region, kind, arn, name, ...(also.length > 0 && { also }) };
      const reading: ReadResource<unknown> = {
        identity,
        action: "",
        readAt: this.#settings.now,
        status: "read",
        resource: plain,
        ...(Object.keys(parts).length > 0 && { parts }),
        secrets: [],
      };
      return { reading, marks, nameMarks, nameChoices: built.nameChoices, choices, world };
    } catch (error) {
      if (error instanceof Impossible) return { isPossible: false, choices: world.noted, world };
      throw error;
    }
  }

  /** Checks remember what they worked out of a resource: where it may hide that something was looked at, each has one of its own. */
  scene(own: Sight, others: readonly Sight[]): Scene {
    if (![own, ...others].every(isSettled)) return sceneOf(own, others);
    const known = this.#scenes.get(own) ?? sceneOf(own, others);
    this.#scenes.set(own, known);
    return known;
  }

  secrets(): SecretSighting[] {
    return this.#seen.flatMap((seen) => (isSight(seen) ? seen.reading.secrets : []));
  }

  keep(seen: Seen): void {
    this.#seen.push(seen);
  }

  async in(assignment: Assignment): Promise<Seen> {
    const known = this.#seen.find(({ world }) => world.isAsIn(assignment));
    if (known) return known;
    const [seen] = await redacted([this.built(assignment)], this.#settings.redactor);
    if (!seen) throw new Error("Redaction gave fewer readings than it was given.");
    this.keep(seen);
    return seen;
  }
}

async function lookAll(looks: readonly Look[], redactor: Redactor): Promise<void> {
  const base: Assignment = new Map();
  const seen = await redacted(
    looks.map((look) => look.built(base)),
    redactor,
  );
  for (const [at, one] of seen.entries()) looks[at]?.keep(one);
}

/** The same without secrets in clear. What is deployed as a secret that stands elsewhere is one in clear there. */
async function redacted(all: readonly Seen[], redactor: Redactor): Promise<Seen[]> {
  const sights = all.filter(isSight);
  const readings = await redactReadings(
    redactor,
    sights.map(({ reading }) => reading),
  );
  const clean = new Map(sights.map((sight, at) => [sight, readings[at]]));
  return all.map((one): Seen => {
    if (!isSight(one)) return one;
    const reading = clean.get(one);
    if (reading?.status !== "read") throw new Error("What was read stays read.");
    return { ...one, reading: { ...reading, secrets: [...reading.secrets, ...secretsOf(one.marks)] } };
  });
}

function secretsOf(marks: readonly Mark[]): SecretSighting[] {
  return marks.flatMap(({ steps, opaque }) =>
    opaque?.isSecret
      ? [{ path: pathOf(steps), kind: "resolved-secret", fingerprint: hash("sha256", opaque.id, "hex").slice(0, 16) }]
      : [],
  );
}

export function pathOf(steps: readonly (string | number)[]): string {
  return steps.reduce<string>(
    (path, step) => (typeof step === "number" ? `${path}[${step}]` : path ? `${path}.${step}` : step),
    "",
  );
}

/** One check of one resource, over all worlds that it tells apart. */
class Question {
  readonly #check: Check;
  readonly #look: Look;
  readonly #others: readonly Look[];
  readonly #settings: JudgeOptions;

  constructor(check: Check, look: Look, others: readonly Look[], settings: JudgeOptions) {
    this.#check = check;
    this.#look = look;
    this.#others = others;
    this.#settings = settings;
  }

  /** Undefined where the check asks what no template tells, or the resource is not there in any world. */
  async answer(): Promise<Pick<TemplateVerdict, "verdict" | "path" | "fix"> | undefined> {
    const waiting: Assignment[] = [new Map()];
    const verdicts: Answer[] = [];
    const hangs = new Map<string, { what: string; path?: string }>();
    for (let worlds = 0; waiting.length > 0; worlds += 1) {
      const assignment = waiting.pop() ?? new Map();
      const answer = worlds >= mostWorlds ? tooMany : await this.#in(assignment);
      let sofar = assignment;
      for (const [key, { options, what, path, chosen }] of answer.touched) {
        if (sofar.has(key)) continue;
        hangs.set(key, { what, ...(path !== undefined && { path }) });
        for (const option of options) if (option !== chosen) waiting.push(new Map([...sofar, [key, option]]));
        sofar = new Map([...sofar, [key, chosen]]);
      }
      if (answer.verdict === "not asked") return undefined;
      if (answer.verdict !== undefined) verdicts.push(answer as Answer);
      if (worlds >= mostWorlds) break;
    }
    return agreed(verdicts, [...hangs.values()]);
  }

  async #in(assignment: Assignment): Promise<Seeing> {
    const touched: Seeing["touched"] = new Map();
    const own = await this.#look.in(assignment);
    note(touched, own.choices, assignment);
    if (!isSight(own)) return { touched };
    const sights = await Promise.all(this.#others.map((one) => one.in(assignment)));
    for (const one of sights) note(touched, one.choices, assignment);
    if (sights.some((one) => !isSight(one) && !one.isPossible)) return { touched };
    const there = sights.filter(isSight);
    if (this.#check.parts?.some((part) => !own.reading.parts?.[part])) return { touched, verdict: "not asked" };
    return this.#isAboutSecrets()
      ? this.#secrets(own, touched, assignment)
      : this.#judge(own, there, touched, assignment);
  }

  #isAboutSecrets(): boolean {
    return this.#check.category === "secrets";
  }

  #judge(own: Sight, others: readonly Sight[], touched: Seeing["touched"], assignment: Assignment): Seeing {
    const scene = this.#look.scene(own, others);
    const { inventory, reading, met } = scene;
    met.length = 0;
    const check: Check = {
      ...this.#check,
      evaluate: (resource, context) => {
        // What was looked at before, to know what names what, nobody judged by.
        met.length = 0;
        return this.#check.evaluate(resource, context);
      },
    };
    let defect: unknown;
    const { options, now } = this.#settings;
    const checks = new Map([[check.kind, [check]]]);
    const onDefect = (_: string, error: unknown) => {
      defect = error;
    };
    const [judgement] = evaluateReading(reading, { checks, inventory, options, now, onDefect });
    if (!judgement) return { touched, verdict: "not asked" };
    const looked = [...met];
    for (const mark of looked) note(touched, mark.choices, assignment, mark.isName ? undefined : pathOf(mark.steps));
    const opaque = looked.find((mark) => mark.opaque && !mark.opaque.isMade);
    if (opaque?.opaque) {
      const why = `It hangs on ${opaque.opaque.what}, which is not known before it is deployed.`;
      return { touched, verdict: unknown(why), path: pathOf(opaque.steps) };
    }
    const isDecided = judgement.status === "pass" || judgement.status === "fail";
    if (!isDecided && looked.some((mark) => mark.opaque?.isMade)) return { touched, verdict: "not asked" };
    if (defect !== undefined) return { touched, verdict: unknown("The check could not judge this configuration.") };
    const verdict = reworded(judgement.verdict);
    const isFail = verdict.status === "fail";
    const { identity, resource, secrets } = own.reading;
    // A resource of a kind that checks judge is an object of AWS's fields.
    const subject = { ...identity, configuration: resource as Record<string, unknown>, secrets };
    const fix = () => (isFail ? fixOf(this.#check, subject, { inventory, now, options })?.summary : undefined);
    return { touched, verdict, fix };
  }

  /** Secrets were looked for when the resource was built, in all of it: what is not known may hold one. */
  #secrets(own: Sight, touched: Seeing["touched"], assignment: Assignment): Seeing {
    for (const mark of own.marks) note(touched, mark.choices, assignment, pathOf(mark.steps));
    // A name hangs on where it is put, which makes no secret of it.
    const isPlacedOnly = [...own.nameChoices.keys()].every((key) => key === "AWS::Region" || key === "AWS::AccountId");
    const bare: Sight = { ...own, marks: [], nameMarks: isPlacedOnly ? [] : own.nameMarks };
    const seen = this.#judge(bare, [], touched, assignment);
    if (typeof seen.verdict !== "object" || seen.verdict.status !== "pass") return seen;
    const hidden = own.marks.find(({ opaque, steps }) => opaque && !opaque.isMade && !isHarmless(steps));
    if (!hidden?.opaque) return seen;
    const why = `${pathOf(hidden.steps)} is ${hidden.opaque.what}, which is not known before it is deployed.`;
    return { touched, verdict: unknown(why), path: pathOf(hidden.steps) };
  }
}

/** Checks speak of AWS's answer, which a template stands for. */
function reworded(verdict: Verdict): Verdict {
  if (verdict.status !== "unknown") return verdict;
  const reason = verdict.reason
    .replace(/^AWS returned no ([\w.[\]]+)/, "The template says nothing of $1")
    .replaceAll("(NotInTemplate)", "(the template does not say)");
  return unknown(reason);
}

/** Fields whose values are ids, numbers and names of things, never texts of people's own. */
function isHarmless(steps: readonly (string | number)[]): boolean {
  const field = steps.findLast((step) => typeof step === "string") ?? "";
  return steps[0] !== "Environment" && /(?:Arn|Ids?|Type|Count|Role|Subnets|SecurityGroups|KmsKeyId)$/.test(field);
}

interface Seeing {
  /** What it hung on, by its key, with what it was here. */
  touched: Map<string, { options: readonly string[]; what: string; path?: string; chosen: string }>;
  verdict?: Verdict | "not asked";
  path?: string;
  fix?: () => string | undefined;
}

type Answer = Omit<Seeing, "verdict"> & { verdict: Verdict };

const tooMany: Seeing = {
  touched: new Map(),
  verdict: unknown("It hangs on more that is not known than can be looked through."),
};

function note(touched: Seeing["touched"], choices: Choices, assignment: Assignment, path?: string): void {
  for (const [key, { options, what }] of choices) {
    const chosen = assignment.get(key) ?? options[0] ?? "";
    if (!touched.has(key)) touched.set(key, { options, what, chosen, ...(path !== undefined && { path }) });
  }
}

/** A resource and what it leads to in one world, with all that is looked at in them. */
interface Scene {
  reading: Reading;
  inventory: Inventory;
  met: Mark[];
}

function sceneOf(own: Sight, others: readonly Sight[]): Scene {
  const met: Mark[] = [];
  const watch = (mark: Mark) => met.push(mark);
  const reading = watched(own, watch);
  const all = new Map<Reading, Sight>([[reading, own]]);
  for (const one of others) all.set(watched(one, watch), one);
  const mentioned = (one: Reading) => mentionsOf(all.get(one) ?? own);
  return { reading, met, inventory: new Inventory(all.keys(), coverage, undefined, undefined, mentioned) };
}

/** What each points at: the same in every scene. */
const mentions = new WeakMap<Reading, readonly string[]>();

function mentionsOf({ reading }: Sight): readonly string[] {
  const known = mentions.get(reading) ?? [...referencesIn(reading.resource)];
  mentions.set(reading, known);
  return known;
}

/** What checks remember of a resource is true of all worlds: nothing in it hangs on anything. */
const isSettled = ({ marks, nameChoices }: Sight) =>
  nameChoices.size === 0 && marks.every(({ choices, opaque }) => choices.size === 0 && opaque?.isMade);

interface Watchable {
  identity: Tracked;
  resource: Tracked;
}

/** Many checks look at the same sight. */
const watchable = new WeakMap<Sight, Watchable>();

function watchableOf(sight: Sight): Watchable {
  const known = watchable.get(sight);
  if (known) return known;
  const { reading, marks, nameMarks, nameChoices } = sight;
  const made = {
    identity: new Tracked(reading.identity, nameChoices.size === 0 ? [] : namesIn(reading.identity, nameChoices)),
    resource: new Tracked(reading.resource, [...marks, ...nameMarks]),
  };
  watchable.set(sight, made);
  return made;
}

function watched(sight: Sight, watch: (mark: Mark) => void): Reading {
  const { identity, resource } = watchableOf(sight);
  const read = resource.view(watch);
  return {
    ...sight.reading,
    // A view of an identity is one.
    identity: identity.view(watch)() as Identity,
    get resource() {
      return read();
    },
  };
}

/** The names of a resource all hang on the same. */
function namesIn(identity: Identity, choices: Choices): Mark[] {
  return Object.keys(identity)
    .filter((name) => name !== "kind")
    .map((name) => ({ steps: [name], choices, isName: true }));
}

/** Where a resource holds its own ARN, or its account's number: what no setting gave hangs on where it is put. */
function marksOfNames(plain: Plain, { arn, account, name, nameChoices }: Built): Mark[] {
  if (nameChoices.size === 0) return [];
  const marks: Mark[] = [];
  const look = (value: Plain, steps: readonly (string | number)[]): void => {
    if (typeof value === "string" && (value === arn || value === name || value.includes(account)))
      marks.push({ steps, choices: nameChoices, isName: true });
    if (value === null || typeof value !== "object") return;
    for (const [field, child] of Object.entries(value))
      look(child, [...steps, Array.isArray(value) ? Number(field) : field]);
  };
  look(plain, []);
  return marks;
}

/** What all worlds give is a verdict; where they differ, what it hangs on is the reason that it is unknown. */
function agreed(
  answers: readonly Answer[],
  hangs: readonly { what: string; path?: string }[],
): Pick<TemplateVerdict, "verdict" | "path" | "fix"> | undefined {
  const [first, ...others] = answers;
  if (!first) return undefined;
  const odd = others.find(({ verdict }) => verdict.status !== first.verdict.status);
  if (!odd) {
    const fix = first.fix?.();
    return { verdict: first.verdict, ...pathIn(first), ...(fix && { fix }) };
  }
  const unsure = answers.find(({ verdict }) => verdict.status === "unknown");
  if (unsure) return { verdict: unsure.verdict, ...pathIn(unsure) };
  const words = [...new Set(answers.map(({ verdict }) => verdict.status))].join(" or ");
  // Where it is put matters to its names; settings come first.
  const settings = hangs.filter(({ path }) => path !== undefined);
  const named = settings.length > 0 ? settings : hangs;
  const whats = [...new Set(named.map(({ what }) => what))].slice(0, 3).join(", ");
  const path = hangs.find((one) => one.path)?.path;
  return {
    verdict: unknown(`It would ${words}, which hangs on ${whats}.`),
    ...(path !== undefined && { path }),
  };
}

function pathIn({ verdict, path }: Answer): { path?: string } {
  const own = path ?? ("evidence" in verdict ? verdict.evidence[0]?.path : undefined);
  return own === undefined ? {} : { path: own };
}
