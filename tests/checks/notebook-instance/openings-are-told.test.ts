import check from "#lib/checks/notebook-instance/openings-are-told.ts";
import { tellingCases } from "#tests/checks/telling.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, tellingCases({ NotebookInstanceArn: "arn:x" }, "CreatePresignedNotebookInstanceUrl"));
