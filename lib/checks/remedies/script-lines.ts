/**
 * A jq filter: a script in base64 as text without its marked lines, and without whole private keys, of which only the first line
 * is marked. `$lines` held secrets, `$commands` are commands that go; a colon stands in for those, as a branch must not be empty.
 */
export const withoutLines = [
  '@base64d | split("\\n") as $all |',
  "[foreach range(0; $all | length) as $at ({};",
  '{key: ((.key and (.end | not)) or ($all[$at] | test("-----BEGIN [A-Z ]*PRIVATE KEY"))), end: ($all[$at] | test("-----END "))};',
  'if .key or ($at + 1 | IN($lines[])) then "# A secret stood here."',
  'elif ($at + 1 | IN($commands[])) then ": # A command was taken out here."',
  'else $all[$at] end)] | join("\\n")',
].join(" ");
