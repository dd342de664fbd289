import { type Asked, requestOf } from "./access-request.ts";
import type { AccessScope, Target } from "./access-scope.ts";
import { besideResource, type Document, type Evaluation, evaluate, type Policies } from "./evaluation.ts";
import { type ByPrincipal, byPrincipal, statementsOn } from "./named-statements.ts";
import { underResourceControl } from "./organization-limits.ts";
import { plainAnswer } from "./plain-answer.ts";
import { coversAction, type Statement } from "./policy.ts";
import type { Principal } from "./principals.ts";
import { isServiceLinked } from "./role-policies.ts";

const denied: Evaluation = { answer: "denied" };
const allowed: Evaluation = { answer: "allowed" };

/**
 * What is answered to a principal, with all policies of the account and, where they are read, of its organization. What has nothing to do
 * with who asks is answered once for all who have the same policies: thousands of roles share a few.
 */
export class AccessAnswers {
  readonly #scope: AccessScope;
  readonly #about = new WeakMap<readonly Statement[], Map<string, readonly Statement[]>>();
  readonly #numbers = new WeakMap<readonly Statement[], number>();
  readonly #byName = new WeakMap<readonly Statement[], ByPrincipal>();
  readonly #byText = new Map<string, number>();
  readonly #answers = new Map<string, Map<string, Evaluation>>();
  #lastId = 0;
  readonly #ofGroup = new Map<string, Asking>();
  readonly #ofNobody = new Map<string, Asking>();
  readonly #asking = new WeakMap<Principal, Map<string, Asking>>();

  constructor(scope: AccessScope) {
    this.#scope = scope;
  }

  of(principal: Principal, asked: Asked): Evaluation {
    if (principal.unread !== undefined) return { answer: "unknown", reason: principal.unread };
    const { action, target, resource = target.identity.arn, brings } = asked;
    const asking = this.#askingOf(principal, action);
    const quick = asking.plain(resource);
    const hasPolicy = "policy" in target;
    if (!hasPolicy && (quick === "no" || quick === false)) return denied;
    if (!hasPolicy && quick === true && !asksResource(action)) return allowed;
    // Where neither its own policies nor that of the thing can allow the call, nobody has to be asked.
    if (quick === "no" && !this.#gives(target.policy, action, principal)) return denied;
    const own = hasPolicy ? this.#onPrincipal(target.policy, action, principal) : nothing;
    if (quick === true && own?.length === 0 && !asksResource(action)) return allowed;
    const answer = () =>
      evaluate({ ...asking.policies, ...(hasPolicy && { resource: own }) }, requestOf(principal, asked));
    if (asking.isPersonal || brings || own?.some(isPersonal)) return answer();
    let known = this.#answers.get(asking.group);
    if (!known) {
      known = new Map();
      this.#answers.set(asking.group, known);
    }
    let found = known.get(resource);
    if (!found) {
      found = answer();
      known.set(resource, found);
    }
    return found;
  }

  /** Whether the policy of something, when it could be read, allows an action to any role or user at all. */
  admitsSomebody({ policy }: Pick<Target, "policy">, action: string): boolean {
    if (!policy) return true;
    const { common, named } = this.#byPrincipal(policy, action);
    return named.size > 0 || common.some(isAllow);
  }

  /** Whom the policy of something names, and whether what it says to all others hangs on who they are. */
  toldApartBy({ policy }: Pick<Target, "policy">, action: string): { isPersonal: boolean; names: Iterable<string> } {
    if (!policy) return { isPersonal: false, names: [] };
    const { common, named } = this.#byPrincipal(policy, action);
    const all = this.about(policy, action) ?? nothing;
    const isTold = common.some(isPersonal) || all.some(({ resources }) => resources?.listed.some(hasVariable));
    return { isPersonal: isTold, names: named.keys() };
  }

  /** What all policies say to a request but that of what it is about. */
  besideIts(principal: Principal, asked: Asked): string {
    return besideResource(this.#askingOf(principal, asked.action).policies, requestOf(principal, asked));
  }

  /** Whether the policies of whoever asks tell resources apart by their tags. */
  hangsOnTags(principal: Principal, action: string): boolean {
    const asking = this.#askingOf(principal, action);
    asking.hangsOnTags ??= asking.statements.some(
      ({ conditions, resources }) =>
        conditions.some(({ key, values }) => onTags.test(key) || values.some((value) => onTags.test(value))) ||
        resources?.listed.some((one) => onTags.test(one)),
    );
    return asking.hangsOnTags;
  }

  /** What of a thing's policy has to do with who asks. */
  #onPrincipal(document: Document, action: string, principal: Principal): Document {
    return document && statementsOn(this.#byPrincipal(document, action), principal);
  }

  /** Whether a thing's policy may let somebody in whose own policies do not. */
  #gives(document: Document, action: string, principal: Principal): boolean {
    if (!document) return true;
    const all = this.#byPrincipal(document, action);
    return all.gives || (all.named.size > 0 && statementsOn(all, principal).length > all.common.length);
  }

  #byPrincipal(document: readonly Statement[], action: string): ByPrincipal {
    const about = this.about(document, action) ?? nothing;
    const known = this.#byName.get(about) ?? byPrincipal(about);
    this.#byName.set(about, known);
    return known;
  }

  /** All that the policies of whoever asks, and those over him, name of resources where they are about an action. */
  patternsAbout(principal: Principal, action: string): readonly string[] {
    const asking = this.#askingOf(principal, action);
    asking.patterns ??= [...new Set(asking.statements.flatMap(({ resources }) => resources?.listed ?? []))];
    return asking.patterns;
  }

  /** The same object for all who have the same policies on the action, and none that tell who asks; else his own. */
  askingOf(principal: Principal, action: string): { id: number } {
    return this.#askingOf(principal, action);
  }

  /** The statements of a document that are about an action; the others say nothing of it. */
  about(document: Document, action: string): Document {
    if (!document) return undefined;
    let known = this.#about.get(document);
    if (!known) {
      known = new Map();
      this.#about.set(document, known);
    }
    let found = known.get(action);
    if (!found) {
      found = document.filter(({ actions }) => coversAction(actions, action));
      if (found.length === 0) found = nothing;
      known.set(action, found);
    }
    return found;
  }

  #askingOf(principal: Principal, action: string): Asking {
    let known = this.#asking.get(principal);
    if (!known) {
      known = new Map();
      this.#asking.set(principal, known);
    }
    let found = known.get(action);
    if (!found) {
      found = this.#saysNothing(principal, action)
        ? this.#askingOfNobody(principal, action)
        : this.#askingOfGroup(principal, action);
      known.set(action, found);
    }
    return found;
  }

  /** Neither its policies nor a boundary have a word on the action: so it is of most actions and most roles. */
  #saysNothing({ holder }: Principal, action: string): boolean {
    if (!holder || holder.boundary) return false;
    return holder.policies.every(({ shared }) => shared && this.about(shared, action)?.length === 0);
  }

  #askingOfGroup(principal: Principal, action: string): Asking {
    const group = this.#groupOf(principal, action);
    const known = this.#ofGroup.get(group);
    if (known) return known;
    const own = this.#askingAnew(principal, action);
    if (!own.isPersonal) this.#ofGroup.set(group, own);
    return own;
  }

  /** One for all of whom that is so. */
  #askingOfNobody(principal: Principal, action: string): Asking {
    const { role, type } = principal;
    const key = `${role && isServiceLinked(role) ? "linked" : type} ${action}`;
    const known = this.#ofNobody.get(key) ?? this.#askingAnew(principal, action);
    this.#ofNobody.set(key, known);
    return known;
  }

  /** The same for all who have the same policies on an action. */
  #groupOf({ type, holder, role }: Principal, action: string): string {
    let group = role !== undefined && isServiceLinked(role) ? "linked" : type;
    group += ` ${action}`;
    for (const { shared } of holder?.policies ?? []) {
      const number = this.#numberOf(this.about(shared, action));
      if (number !== "") group += ` ${number}`;
    }
    return `${group} | ${holder?.boundary ? `b${this.#numberOf(this.about(holder.boundary.shared, action))}` : "-"}`;
  }

  #askingAnew(principal: Principal, action: string): Asking {
    const { holder, role } = principal;
    const { organization } = this.#scope;
    const { resourceControl } = organization;
    // Roles of AWS's own are limited by neither. Source: Organizations user guide, "Service control policies", "Resource control policies".
    const isLinked = role !== undefined && isServiceLinked(role);
    const service = isLinked ? [] : organization.service;
    const reduced = (documents: readonly Document[]) => documents.map((one) => this.about(one, action));
    const identity = reduced((holder?.policies ?? []).map(({ shared }) => shared));
    const boundary = holder?.boundary && reduced([holder.boundary.shared]);
    const policies: Policies = {
      identity,
      ...(boundary && { boundary }),
      service: service.map(reduced),
      resourceControl: !isLinked && underResourceControl.test(action) ? reduced(resourceControl) : [],
    };
    const limits = [...(boundary ?? []), ...(policies.service ?? []).flat(), ...(policies.resourceControl ?? [])];
    const statements = [...identity, ...limits].flatMap((one) => one ?? []);
    const levels = [...(boundary ? [boundary] : []), ...(policies.service ?? [])];
    return {
      policies,
      statements,
      plain: identity.every((one) => one?.length === 0)
        ? () => "no"
        : (resource) => plainAnswer(identity, levels, policies.resourceControl ?? [], resource),
      isPersonal: statements.some(isPersonal),
      group: this.#groupOf(principal, action),
      id: this.#lastId++,
    };
  }

  /** What says nothing of the action is the same as no policy at all, and what says the same of it the same policy. */
  #numberOf(document: Document): string {
    if (!document) return "?";
    if (document.length === 0) return "";
    let number = this.#numbers.get(document);
    if (number === undefined) {
      const text = document.map(textOf).join();
      number = this.#byText.get(text) ?? this.#byText.size;
      this.#byText.set(text, number);
      this.#numbers.set(document, number);
    }
    return String(number);
  }
}

interface Asking {
  policies: Policies;
  statements: readonly Statement[];
  patterns?: readonly string[];
  hangsOnTags?: boolean;
  /** What they say of a resource that has no policy, when nothing else matters. */
  plain: (resource: string) => ReturnType<typeof plainAnswer>;
  /** It depends on who asks, not on his policies alone. */
  isPersonal: boolean;
  group: string;
  id: number;
}

const texts = new WeakMap<Statement, string>();

/** What a statement says to whom it is about, wherever it stands and whatever it is called. */
function textOf(statement: Statement): string {
  const known = texts.get(statement);
  if (known !== undefined) return known;
  const { effect, resources, principals, conditions } = statement;
  const text = JSON.stringify([effect, resources, principals, conditions]);
  texts.set(statement, text);
  return text;
}

const nothing: readonly Statement[] = [];
const onTags = /resourcetag\//i;

/** A key and a role are whose their own policy says: without one nobody is let in. */
function asksResource(action: string): boolean {
  return /^(sts|kms):/i.test(action);
}

function isAllow({ effect }: Statement): boolean {
  return effect === "Allow";
}

/** Keys that say who asks; two with the same policies may bring different values. */
const personal = /^aws:(principal(arn|tag|type)|user|multifactorauth)/;

function isPersonal({ conditions, resources, principals }: Statement): boolean {
  if (conditions.some(({ key, values }) => personal.test(key) || values.some(hasVariable))) return true;
  if (resources?.listed.some(hasVariable)) return true;
  return principals?.listed.some(({ type, value }) => type === "AWS" && !isAnyone.test(value)) ?? false;
}

const isAnyone = /^(\*|\d{12}|arn:[\w-]+:iam::\d{12}:root)$/;

function hasVariable(text: string): boolean {
  return text.includes("${");
}
