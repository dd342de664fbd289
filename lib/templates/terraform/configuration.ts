/** What an expression of a configuration names, `aws_kms_key.ml.arn`, in the module in which it stands. */
export interface Expression {
  module: readonly string[];
  references: readonly string[];
}

/** The resource that an expression surely gives an attribute of. */
export interface Target {
  addresses: readonly string[];
  attribute: string;
}

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => value !== null && typeof value === "object" && !Array.isArray(value);

/** The configuration in a plan: who gave what, and what it names. */
export class Configuration {
  readonly #root: unknown;
  readonly #providers: unknown;
  readonly #byPlain: ReadonlyMap<string, readonly string[]>;
  readonly #known = new WeakMap<Node, ReadonlyMap<string, Node>>();
  readonly isGiven: boolean;

  constructor(configuration: unknown, addresses: readonly string[]) {
    const given = isNode(configuration) ? configuration : {};
    this.isGiven = isNode(given.root_module);
    this.#root = given.root_module;
    this.#providers = given.provider_config;
    this.#byPlain = Map.groupBy(addresses, plainOf);
  }

  /** The region of AWS's provider, where it is written down. */
  region(): string | undefined {
    const providers = isNode(this.#providers) ? Object.values(this.#providers) : [];
    const own = providers.filter((one): one is Node => isNode(one) && one.name === "aws");
    const regions = own.map(({ expressions }) =>
      isNode(expressions) && isNode(expressions.region) ? expressions.region.constant_value : undefined,
    );
    return regions.find((one) => typeof one === "string");
  }

  /**
   * The expression that gives a setting of a resource; null where nobody gave one, and undefined where that cannot be told.
   * @param steps the setting's path: `["vpc_config", 0, "subnets"]`.
   */
  expression(address: string, steps: readonly (string | number)[]): Expression | null | undefined {
    if (!this.isGiven) return undefined;
    const { module, resource } = partsOf(plainOf(address));
    const found = this.#resource(module, resource);
    if (!found) return undefined;
    let at: unknown = found.expressions ?? {};
    for (const [depth, step] of steps.entries()) {
      if (typeof step === "number") {
        // A block that is written once for many stands in no list of them.
        if (!Array.isArray(at)) continue;
        at = (at as unknown[])[step];
        if (at === undefined) return undefined;
        continue;
      }
      if (!isNode(at)) return undefined;
      if (isLeaf(at) && depth > 0) break;
      at = Object.hasOwn(at, step) ? at[step] : undefined;
      // A block that no list names was written by another, a dynamic one: what stands in it was given by somebody.
      if (at === undefined) return depth === 0 ? null : this.#isBlockWritten(found, steps) ? null : undefined;
    }
    const references = referencesIn(at);
    return { module, references };
  }

  #isBlockWritten({ expressions }: Node, [first]: readonly (string | number)[]): boolean {
    return isNode(expressions) && Object.hasOwn(expressions, String(first));
  }

  /** The one resource of the plan whose attribute an expression gives, through the variables of modules. */
  target({ module, references }: Expression, depth = 0): Target | undefined {
    if (depth > 16) return undefined;
    const longest = references.filter(
      (one) =>
        !references.some((other) => (other !== one && other.startsWith(`${one}.`)) || other.startsWith(`${one}[`)),
    );
    const [only, ...others] = [...new Set(longest)];
    if (only === undefined || others.length > 0) return undefined;
    const variable = /^var\.(\w+)$/.exec(only)?.[1];
    if (variable !== undefined) {
      const given = this.#argument(module, variable);
      return given === undefined
        ? undefined
        : this.target({ module: module.slice(0, -1), references: referencesIn(given) }, depth + 1);
    }
    const output = /^module\.(\w+)(?:\[[^\]]*\])?\.(\w+)$/.exec(only);
    if (output) {
      const [, name = "", value = ""] = output;
      const inner = [...module, name];
      const outputs = this.#module(inner)?.outputs;
      const one = isNode(outputs) && isNode(outputs[value]) ? outputs[value].expression : undefined;
      return one === undefined ? undefined : this.target({ module: inner, references: referencesIn(one) }, depth + 1);
    }
    const own = /^(aws_\w+\.[\w-]+)(?:\[[^\]]*\])?\.(\w+)$/.exec(only);
    if (!own) return undefined;
    const [, resource = "", attribute = ""] = own;
    const prefix = module.map((name) => `module.${name}.`).join("");
    const addresses = this.#byPlain.get(`${prefix}${resource}`) ?? [];
    return addresses.length > 0 ? { addresses, attribute } : undefined;
  }

  /** Every resource of the plan that a resource names in any of its expressions. */
  namedBy(address: string): string[] {
    const { module, resource } = partsOf(plainOf(address));
    const prefix = module.map((name) => `module.${name}.`).join("");
    return referencesIn(this.#resource(module, resource)?.expressions).flatMap((reference) => {
      const [own] = /^aws_\w+\.[\w-]+/.exec(reference) ?? [];
      return own === undefined ? [] : (this.#byPlain.get(`${prefix}${own}`) ?? []);
    });
  }

  #module(path: readonly string[]): Node | undefined {
    let at: unknown = this.#root;
    for (const name of path) {
      const calls = isNode(at) ? at.module_calls : undefined;
      const call: unknown = isNode(calls) ? calls[name] : undefined;
      at = isNode(call) ? call.module : undefined;
    }
    return isNode(at) ? at : undefined;
  }

  #argument(path: readonly string[], variable: string): unknown {
    const name = path.at(-1);
    const parent = name === undefined ? undefined : this.#module(path.slice(0, -1));
    const call = parent && isNode(parent.module_calls) ? parent.module_calls[name ?? ""] : undefined;
    return isNode(call) && isNode(call.expressions) ? call.expressions[variable] : undefined;
  }

  #resource(path: readonly string[], address: string): Node | undefined {
    const module = this.#module(path);
    if (!module) return undefined;
    let known = this.#known.get(module);
    if (!known) {
      const all = Array.isArray(module.resources) ? (module.resources as unknown[]) : [];
      known = new Map(all.filter(isNode).map((one) => [String(one.address), one]));
      this.#known.set(module, known);
    }
    return known.get(address);
  }
}

/** `module.a["x"].aws_kms_key.ml[0]` as `module.a.aws_kms_key.ml`. */
export function plainOf(address: string): string {
  return address.replace(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, "");
}

function partsOf(plain: string): { module: string[]; resource: string } {
  const names = plain.split(".");
  const module: string[] = [];
  let at = 0;
  for (; names[at] === "module"; at += 2) module.push(names[at + 1] ?? "");
  return { module, resource: names.slice(at).join(".") };
}

function isLeaf(node: Node): boolean {
  return "references" in node || "constant_value" in node || Object.keys(node).length === 0;
}

function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isNode(value)) return [];
  const own = Array.isArray(value.references) ? value.references.filter((one) => typeof one === "string") : undefined;
  return own ?? Object.values(value).flatMap(referencesIn);
}
