import type { ResourceOf } from "#lib/inventory/kinds.ts";

type Component = Pick<ResourceOf<"inference-component">, "Specification" | "Specifications">;
export type ComponentContainer = NonNullable<NonNullable<Component["Specification"]>["Container"]>;

/** The containers of a component that it describes itself: one, or one for each type of machine. */
export function componentContainers(component: Component): { path: string; container: ComponentContainer }[] {
  const { Specification, Specifications = [] } = component;
  const all = [
    { path: "Specification", one: Specification },
    ...(Specifications ?? []).map((one, at) => ({ path: `Specifications[${at}]`, one })),
  ];
  return all.flatMap(({ path, one }) =>
    one?.Container ? [{ path: `${path}.Container`, container: one.Container }] : [],
  );
}
