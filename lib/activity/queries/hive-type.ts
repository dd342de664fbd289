/** Members of a struct by their names, in lower case; of anything else none. */
export type Members = ReadonlyMap<string, Members>;

const none: Members = new Map();

/**
 * What a column is made of, by its type as Glue keeps it: `struct<type:string,sessioncontext:struct<…>>`. Of lists and maps nothing is
 * said. What cannot be read has no members. Source: Apache Hive language manual, "Types".
 */
export function membersOf(type: string): Members {
  const reader = { text: type.replaceAll(/\s/g, "").toLowerCase(), at: 0 };
  return typeAt(reader);
}

/** Whether the members have a path, `sessioncontext.sessionissuer.arn`. */
export function hasPath(members: Members, path: string): boolean {
  let within: Members | undefined = members;
  for (const name of path.split(".")) within = within?.get(name);
  return within !== undefined;
}

function typeAt(reader: { text: string; at: number }): Members {
  const { text } = reader;
  const [name = ""] = /^[^<>,:]*/.exec(text.slice(reader.at)) ?? [];
  reader.at += name.length;
  if (text[reader.at] !== "<") return none;
  reader.at++;
  const members = new Map<string, Members>();
  while (reader.at < text.length && text[reader.at] !== ">") {
    const member = name === "struct" ? /^`?([\w-]+)`?:/.exec(text.slice(reader.at)) : null;
    reader.at += member?.[0].length ?? 0;
    const before = reader.at;
    const of = typeAt(reader);
    if (member?.[1] !== undefined) members.set(member[1], of);
    if (text[reader.at] === ",") reader.at++;
    // Whatever cannot be read ends it.
    else if (text[reader.at] !== ">" || reader.at === before) break;
  }
  if (text[reader.at] === ">") reader.at++;
  return name === "struct" ? members : none;
}
