import { type Built, builtOf, type Location, type TemplateResource } from "../resource.ts";
import type { Beside, Shape } from "../shapes/define.ts";
import { shapeOf } from "../shapes/index.ts";
import { childOf, entriesOf, entryOf, itemsOf, type SourceNode, textOf } from "../source/node.ts";
import { Opaque, type Term, type Terms, type World } from "../world.ts";
import { idsIn } from "./ids-in.ts";
import { type OwnNames, ownNames, typeOf } from "./own-names.ts";
import { condition, open, resolve } from "./resolve.ts";
import type { Scope, TemplateEntry } from "./scope.ts";
import type { Template } from "./template.ts";

const nodesOfOne = 200_000;

/** The resources of a template that some check asks about. */
export function resourcesOf(template: Template): TemplateResource[] {
  return [...template.resources.values()].flatMap((entry) => {
    const type = typeOf(entry.value);
    const shape = shapeOf(type);
    return shape ? [new CloudResource(entry, type, shape, template)] : [];
  });
}

class CloudResource implements TemplateResource {
  readonly id: string;
  readonly kind: string;
  readonly type: string;
  readonly block: Location;
  readonly ignores: readonly { check: string; reason: string }[];
  readonly comments: readonly string[];
  readonly #entry: TemplateEntry;
  readonly #shape: Shape;
  readonly #template: Template;
  readonly #scope: Scope;
  /** The ids that stand in it and in what is about it. */
  #written: readonly string[] | undefined;

  constructor(entry: TemplateEntry, type: string, shape: Shape, template: Template) {
    this.id = entry.key;
    this.kind = shape.kind;
    this.type = type;
    this.#entry = entry;
    this.#shape = shape;
    this.#template = template;
    this.#scope = { ...template.scope, loop: entry.loop, named: new Set(), budget: { left: 0 } };
    this.block = { file: template.scope.file, line: entry.line, endLine: Math.max(entry.line, entry.value.endLine) };
    this.comments = template.lines.slice(commentsAbove(template.lines, this.block.line), this.block.endLine);
    this.ignores = ignoresIn(childOf(childOf(entry.value, "Metadata"), "sagewarden"));
  }

  /** Whatever it may name in any world, and what is named by what is about it. */
  named(): ReadonlySet<string> {
    this.#written ??= [this.#entry, ...this.#about()].flatMap(({ value }) => [...idsIn(value)]);
    return new Set([...this.#written, ...this.#scope.named]);
  }

  build(world: World): Built | undefined {
    const scope = this.#scope;
    scope.budget.left = nodesOfOne;
    const isThere = textOf(childOf(this.#entry.value, "Condition"));
    if (isThere !== undefined && !condition(isThere, scope, world)) return undefined;
    const { value: names, choices: nameChoices } = world.apart(() => this.#names(this.#entry, world));
    const settings = this.#settings(this.#entry, world);
    const beside = this.#about().flatMap((entry) => this.#beside(entry, names, world));
    return builtOf(names, nameChoices, this.#shape.shape({ manner: "cloudformation", names, settings, beside, world }));
  }

  #names(entry: TemplateEntry, world: World): OwnNames {
    return ownNames(entry.key, entry, { ...this.#scope, loop: entry.loop }, world, resolve);
  }

  #settings(entry: TemplateEntry, world: World): Terms {
    const scope = { ...this.#scope, loop: entry.loop };
    const properties = childOf(entry.value, "Properties");
    const term = properties && world.open(resolve(properties, scope, world));
    const settings: Terms = {};
    if (term instanceof Opaque) settings[open] = term;
    else if (term !== null && typeof term === "object" && !Array.isArray(term)) Object.assign(settings, term);
    if (this.#template.isRewritten && !settings[open]) {
      settings[open] = new Opaque("macro", "what the template's macro adds");
    }
    return settings;
  }

  /** What may stand beside it and be about it, type by type. */
  #about(): TemplateEntry[] {
    return (this.#shape.beside ?? []).flatMap((type) => this.#template.byType.get(type) ?? []);
  }

  #beside(entry: TemplateEntry, own: OwnNames, world: World): Beside[] {
    const isThere = textOf(childOf(entry.value, "Condition"));
    if (isThere !== undefined && !condition(isThere, this.#scope, world)) return [];
    const isOf = (reference: Term | undefined) => isAbout(own, reference);
    const type = typeOf(entry.value);
    return [{ type, names: this.#names(entry, world), settings: this.#settings(entry, world), isOf }];
  }

  locate(path: string): Location {
    const { value } = this.#entry;
    const properties = childOf(value, "Properties");
    const [first, ...steps] = stepsOf(path);
    const written = this.#settingOf(path, first ?? "");
    let at: SourceNode | undefined = properties;
    let place: { line: number; endLine: number } | undefined;
    for (const step of [...written, ...steps]) {
      const next: { line: number; value: SourceNode } | undefined =
        typeof step === "number" ? itemAt(at, step) : entryOf(at, step);
      if (!next) break;
      place = { line: next.line, endLine: Math.max(next.line, next.value.endLine) };
      at = next.value;
    }
    return place ? { file: this.block.file, ...place } : this.block;
  }

  #settingOf(path: string, first: string | number): (string | number)[] {
    const name = this.#shape.written?.(path) ?? this.#shape.written?.(String(first)) ?? String(first);
    return stepsOf(name);
  }
}

/** Where the comments begin that stand right above a line: the index of the first. */
function commentsAbove(lines: readonly string[], line: number): number {
  let at = line - 1;
  while (at > 0 && /^\s*#/.test(lines[at - 1] ?? "")) at -= 1;
  return at;
}

/** `A.B[0].C` as its steps; what follows a colon is a line of a script. */
function stepsOf(path: string): (string | number)[] {
  const [plain = ""] = path.split(":");
  return [...plain.matchAll(/[^.[\]]+/g)].map(([step]) => (/^\d+$/.test(step) ? Number(step) : step));
}

function itemAt(node: SourceNode | undefined, at: number): { line: number; value: SourceNode } | undefined {
  const item = itemsOf(node)[at];
  return item && { line: item.line, value: item };
}

function isAbout({ name, id, arn }: OwnNames, reference: Term | undefined): boolean | undefined {
  if (typeof reference === "string") return reference === name || reference === id || reference === arn;
  return reference === undefined || reference === null ? false : undefined;
}

/** `Metadata: { sagewarden: { ignore: [{ check, reason }] } }`, or one of them, or the same as a text, `CHECK reason`. */
function ignoresIn(node: SourceNode | undefined): { check: string; reason: string }[] {
  const ignore = childOf(node, "ignore");
  const all = ignore?.type === "list" ? itemsOf(ignore) : ignore ? [ignore] : [];
  return all.flatMap((one) => {
    const text = textOf(one)?.trim();
    if (text !== undefined) {
      const [check = "", ...reason] = text.split(/\s+/);
      return [{ check, reason: reason.join(" ") }];
    }
    return entriesOf(one).length === 0
      ? []
      : [{ check: textOf(childOf(one, "check")) ?? "", reason: textOf(childOf(one, "reason"))?.trim() ?? "" }];
  });
}
