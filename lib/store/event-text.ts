const fields = [
  "name",
  "actor",
  "coalesce(source_identity, '')",
  "coalesce(behind, '')",
  "address",
  "user_agent",
  "coalesce(error_code, '')",
];

/** SQL for what a search of events looks through: one text, each field on a line of its own. An index is of these very words. */
export const eventText = fields.join(" || chr(10) || ");
