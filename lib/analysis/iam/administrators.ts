import type { Inventory } from "#lib/inventory/inventory.ts";
import { type Failure, type Identity, whyUnread } from "#lib/readings/reading.ts";
import { isAdministrator } from "./permissions.ts";
import type { Role } from "./role-policies.ts";
import { sageMakerMayAssume } from "./trust.ts";

interface Candidates {
  sure: { identity: Identity; resource: Role }[];
  /** Why there may be more. */
  unsure: string | undefined;
}

const remembered = new WeakMap<Inventory, Candidates>();

/** The roles that SageMaker may assume and that are administrator in effect. Asked of every role of Studio, so found once. */
export function administratorsOfSageMaker(inventory: Inventory, now: string): Candidates {
  const known = remembered.get(inventory) ?? find(inventory, now);
  remembered.set(inventory, known);
  return known;
}

function find(inventory: Inventory, now: string): Candidates {
  const failure: Failure | undefined = inventory.unreadOf("iam-role", "global");
  const found: Candidates = {
    sure: [],
    unsure: failure && `Not every role could be read: ${whyUnread(failure)}.`,
  };
  for (const { identity, resource } of inventory.all("iam-role")) {
    const assumable = sageMakerMayAssume(resource, now);
    if (assumable === false) continue;
    const { answer } = isAdministrator(resource, now);
    if (answer === false) continue;
    if (assumable && answer === true) found.sure.push({ identity, resource });
    else found.unsure ??= `Whether ${identity.name} is administrator, and SageMaker may assume it, is not known.`;
  }
  return found;
}
