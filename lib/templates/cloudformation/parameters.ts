import { childOf, itemsOf, type SourceNode, textOf } from "../source/node.ts";
import { Opaque, type Term, type World } from "../world.ts";

/** What people give for a deployment, by the parameter's name. Those of AWS, `AWS::Region`, may be given too. */
export type Given = ReadonlyMap<string, string>;

/**
 * What a parameter is: as it was given, its default, one of those it may be, or unknown. Source: CloudFormation user guide,
 * "Parameters section structure".
 */
export function parameterValue(name: string, node: SourceNode, given: Given, world: World): Term {
  const type = textOf(childOf(node, "Type")) ?? "String";
  const isList = type.startsWith("List<") || type === "CommaDelimitedList";
  const parsed = (text: string): Term =>
    isList ? (text === "" ? [] : text.split(",").map((item) => item.trim())) : text;
  const own = given.get(name);
  if (isYes(childOf(node, "NoEcho"))) return new Opaque(name, `the parameter ${name} (NoEcho)`, { isSecret: true });
  if (own !== undefined) return parsed(own);
  // Its default is the name under which Parameter Store has the value.
  if (type.startsWith("AWS::SSM::Parameter::Value")) return new Opaque(name, `the stored parameter ${name}`);
  const standard = childOf(node, "Default");
  if (standard) return parsed(textOf(standard) ?? "");
  const allowed = itemsOf(childOf(node, "AllowedValues")).flatMap((item) => textOf(item) ?? []);
  const what = `the parameter ${name}`;
  if (allowed.length > 0) return parsed(world.choose(`parameter ${name}`, allowed, what));
  const unknown = new Opaque(name, what);
  if (!mayBeEmpty(type, node)) return unknown;
  const chosen = world.choose(`whether ${name} is empty`, ["given", "empty"], `whether ${what} is empty`);
  return chosen === "given" ? unknown : parsed("");
}

/** Only these say nothing of what they take. */
function mayBeEmpty(type: string, node: SourceNode): boolean {
  if (type !== "String" && type !== "CommaDelimitedList") return false;
  if (Number(textOf(childOf(node, "MinLength")) ?? 0) > 0) return false;
  const pattern = textOf(childOf(node, "AllowedPattern"));
  return pattern === undefined || takesEmpty(pattern);
}

/** Whether a pattern lets an empty text through, asked without running other people's patterns on anything else. */
function takesEmpty(pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test("");
  } catch {
    return true;
  }
}

function isYes(node: SourceNode | undefined): boolean {
  return textOf(node)?.toLowerCase() === "true";
}
