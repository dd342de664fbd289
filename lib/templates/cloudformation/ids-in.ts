import { itemsOf, type SourceNode, textOf } from "../source/node.ts";

/** The logical ids that functions in a part of a template name, whichever of them is resolved. What aliases share is looked through once. */
export function idsIn(node: SourceNode, seen = new Set<SourceNode>(), ids = new Set<string>()): Set<string> {
  if (seen.has(node)) return ids;
  seen.add(node);
  if (node.type === "list") for (const item of node.items) idsIn(item, seen, ids);
  if (node.type !== "map") return ids;
  for (const { key, value } of node.entries) {
    const [first] = itemsOf(value);
    const text = textOf(value) ?? textOf(first) ?? "";
    if (key === "Ref" || key === "Fn::GetAtt") ids.add(text.split(".")[0] ?? "");
    if (key === "Fn::Sub") for (const [, id = ""] of text.matchAll(/\$\{\s*([A-Za-z0-9]+)/g)) ids.add(id);
    idsIn(value, seen, ids);
  }
  return ids;
}
