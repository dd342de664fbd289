/** The person or machine first, then what it acted through, when its name has both. */
export interface ActorName {
  name: string;
  via: string | null;
}

/** Who stands behind the actor, in words that follow its name; null when the event names nobody else. */
export function behindActor({ behind, sourceIdentity }: { behind: string | null; sourceIdentity: string | null }) {
  return [behind && `by ${behind}`, sourceIdentity && `as ${sourceIdentity}`].filter(Boolean).join(", ") || null;
}

/**
 * Takes Identity Center's long role names apart: `AWSReservedSSO_DataScientist_5d0f8c1b9a3e7426/mia` is mia through
 * DataScientist. Every other actor keeps its name. Source: Identity Center user guide, "IAM roles created by IAM Identity Center".
 */
export function actorName(actor: string): ActorName {
  const [, set, person] = /^AWSReservedSSO_(.+)_[0-9a-f]{16}\/(.+)$/.exec(actor) ?? [];
  return set && person ? { name: person, via: set } : { name: actor, via: null };
}
