/** What a recipe says of whom a component's steps run as. */
export interface Recipe {
  version: string | undefined;
  /** Where steps ask to be run as root: `Manifests[0].Lifecycle.Run.RequiresPrivilege`. */
  privileged: string[];
}

/** Undefined when it is no JSON. Source: Greengrass developer guide, "AWS IoT Greengrass component recipe reference". */
export function readRecipe(text: string | undefined): Recipe | undefined {
  const recipe = parsed(text);
  if (recipe === null || typeof recipe !== "object") return undefined;
  const { ComponentVersion } = recipe as { ComponentVersion?: unknown };
  return {
    version: typeof ComponentVersion === "string" ? ComponentVersion : undefined,
    privileged: [...stepsIn(recipe, "")],
  };
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}

function* stepsIn(value: unknown, at: string): Generator<string> {
  if (value === null || typeof value !== "object") return;
  for (const [name, inner] of Object.entries(value)) {
    const path = Array.isArray(value) ? `${at}[${name}]` : at === "" ? name : `${at}.${name}`;
    if (/^requiresprivilege$/i.test(name) && /^true$/i.test(String(inner))) yield path;
    yield* stepsIn(inner, path);
  }
}
