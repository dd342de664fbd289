import { formatArn } from "#lib/readings/arn.ts";
import { setField } from "#lib/readings/set-field.ts";
import { type Built, builtOf, type Location, type TemplateResource } from "../resource.ts";
import type { Beside, Shape } from "../shapes/define.ts";
import { ec2IdsInPlans } from "../shapes/ec2-ids.ts";
import { idLike, nameLike, uuidLike } from "../stand-ins.ts";
import { Opaque, type Term, type Terms, type World } from "../world.ts";
import type { PlannedChange, SourceOf } from "./change.ts";
import type { Configuration, Target } from "./configuration.ts";
import { plainOf } from "./configuration.ts";

/** What is true of the whole plan. */
export interface Plan {
  file: string;
  configuration: Configuration;
  region: string;
  accounts: readonly string[];
  all: ReadonlyMap<string, PlannedChange>;
  byType: ReadonlyMap<string, readonly PlannedChange[]>;
  sources: SourceOf | undefined;
}

interface Names {
  name: string;
  id: string;
  arn: string;
}

const deepest = 64;

/** A resource of a plan. What Terraform does not know yet was either given by somebody, or is what AWS makes of nothing. */
export class PlanResource implements TemplateResource {
  readonly id: string;
  readonly kind: string;
  readonly type: string;
  readonly block: Location | undefined;
  readonly ignores = [];
  readonly comments: readonly string[];
  readonly #change: PlannedChange;
  readonly #shape: Shape;
  readonly #plan: Plan;
  readonly #named = new Set<string>();

  constructor(change: PlannedChange, shape: Shape, plan: Plan) {
    this.id = change.address;
    this.kind = shape.kind;
    this.type = change.type;
    this.#change = change;
    this.#shape = shape;
    this.#plan = plan;
    const source = plan.sources?.(change.type, change.name);
    this.block = source && { file: source.file, line: source.line, endLine: source.endLine };
    this.comments = source?.lines ?? [];
  }

  named(): ReadonlySet<string> {
    return this.#named;
  }

  /** A plan has no lines of its own. */
  locate(): Location | undefined {
    return this.block;
  }

  build(world: World): Built {
    for (const address of this.#plan.configuration.namedBy(this.id)) this.#named.add(address);
    const { value: names, choices: nameChoices } = world.apart(() => this.#namesOf(this.#change, world));
    const settings = this.#settingsOf(this.#change, world);
    const beside = (this.#shape.beside ?? []).flatMap((type) =>
      (this.#plan.byType.get(type) ?? []).map((one) => this.#beside(one, names, world)),
    );
    return builtOf(names, nameChoices, this.#shape.shape({ manner: "terraform", names, settings, beside, world }));
  }

  #beside(one: PlannedChange, own: Names, world: World): Beside {
    const isOf = (reference: Term | undefined) => {
      if (typeof reference === "string") return reference === own.name || reference === own.id || reference === own.arn;
      return reference === undefined || reference === null ? false : undefined;
    };
    return { type: one.type, names: this.#namesOf(one, world), settings: this.#settingsOf(one, world), isOf };
  }

  #namesOf({ address, type, change }: PlannedChange, world: World): Names {
    const after = (change.after ?? {}) as Readonly<Record<string, unknown>>;
    const text = (...fields: string[]) =>
      fields.map((field) => after[field]).find((one) => typeof one === "string" && one !== "");
    const plan = this.#plan;
    const account = world.choose("AWS::AccountId", plan.accounts, "the account");
    const [, service = "", ...words] = type.split("_");
    const noun = words.join("-");
    const name = String(
      text("name", `${words.join("_")}_name`, "domain_name", "user_profile_name") ?? nameLike(address),
    );
    const region = String(text("region") ?? plan.region);
    const arnOf = (of: string, resource: string, where = region) =>
      formatArn({ partition: "aws", service: of, region: where, account, resource });
    const own = (id: string, made: string): Names => ({
      name,
      id: String(text("id") ?? id),
      arn: String(text("arn") ?? made),
    });
    if (service === "iam") return own(name, arnOf("iam", `${noun}${String(after.path ?? "/")}${name}`, ""));
    if (type === "aws_kms_alias") return own(name, arnOf("kms", name));
    if (type === "aws_kms_key")
      return { ...own(uuidLike(address), arnOf("kms", `key/${uuidLike(address)}`)), name: uuidLike(address) };
    const prefix = ec2IdsInPlans[type];
    if (prefix) return own(idLike(prefix, address), arnOf("ec2", `${noun}/${idLike(prefix, address)}`));
    const id = type === "aws_sagemaker_domain" ? `d-${uuidLike(address).slice(24)}` : name;
    return own(id, arnOf(service, `${noun}/${id}`));
  }

  /** Its values, with what is not known yet told apart. */
  #settingsOf(one: PlannedChange, world: World): Terms {
    const { after, after_unknown: unknown, after_sensitive: sensitive } = one.change;
    const term = this.#merged(one, [], after, unknown, sensitive, world);
    return term !== null && typeof term === "object" && !Array.isArray(term) && !(term instanceof Opaque)
      ? (term as Terms)
      : {};
  }

  #merged(
    one: PlannedChange,
    steps: readonly (string | number)[],
    after: unknown,
    unknown: unknown,
    sensitive: unknown,
    world: World,
  ): Term | undefined {
    if (unknown === true) return world.marking(() => this.#unknown(one, steps, world));
    if (sensitive === true) {
      if (after === null || after === undefined) return null;
      return new Opaque(`${one.address} ${steps.join(".")}`, "a sensitive value of the plan", { isSecret: true });
    }
    if (steps.length > deepest) return undefined;
    const within = (part: unknown, step: string | number) =>
      part !== null && typeof part === "object"
        ? (part as Readonly<Record<string | number, unknown>>)[step]
        : undefined;
    if (Array.isArray(after) || (Array.isArray(unknown) && unknown.length > 0)) {
      const items: unknown[] = Array.isArray(after) ? after : [];
      const length = Math.max(items.length, Array.isArray(unknown) ? unknown.length : 0);
      return Array.from({ length }, (_, at) => at).flatMap(
        (at) => this.#merged(one, [...steps, at], items[at], within(unknown, at), within(sensitive, at), world) ?? [],
      );
    }
    if (after !== null && typeof after === "object") {
      const names = new Set([
        ...Object.keys(after),
        ...(unknown !== null && typeof unknown === "object" ? Object.keys(unknown) : []),
      ]);
      const fields: Terms = {};
      for (const name of names) {
        const term = this.#merged(
          one,
          [...steps, name],
          within(after, name),
          within(unknown, name),
          within(sensitive, name),
          world,
        );
        if (term !== undefined) setField(fields, name, term);
      }
      return fields;
    }
    // What JSON has beside these are texts, numbers and booleans.
    return after === undefined ? undefined : (after as Term);
  }

  /** Undefined where nobody gave it: then it is whatever the service does by itself. */
  #unknown(one: PlannedChange, steps: readonly (string | number)[], world: World): Term | undefined {
    const { configuration } = this.#plan;
    const expression = configuration.expression(one.address, steps);
    if (expression === null) return undefined;
    const path = steps
      .map((step, at) => (typeof step === "number" ? `[${step}]` : at === 0 ? step : `.${step}`))
      .join("");
    const opaque = new Opaque(`${one.address} ${path}`, `${path}, known after apply`);
    if (!expression) return opaque;
    const target = configuration.target(expression);
    if (!target) return opaque;
    return this.#attribute(target, one.address, world) ?? opaque;
  }

  #attribute({ addresses, attribute }: Target, from: string, world: World): Term | undefined {
    for (const address of addresses) this.#named.add(address);
    const same = addresses.length === 1 ? addresses : addresses.filter((one) => indexOf(one) === indexOf(from));
    const [only] = same;
    const target = same.length === 1 && only !== undefined ? this.#plan.all.get(only) : undefined;
    if (!target) return undefined;
    const { name, id, arn } = this.#namesOf(target, world);
    if (/(?:^|_)arn$/.test(attribute)) return arn;
    if (attribute === "name") return name;
    return attribute === "id" || attribute === "key_id" ? id : undefined;
  }
}

/** What tells one of several made by one block from the others. */
const indexOf = (address: string) => address.slice(plainOf(address).length) && (/\[[^\]]*\]$/.exec(address)?.[0] ?? "");
