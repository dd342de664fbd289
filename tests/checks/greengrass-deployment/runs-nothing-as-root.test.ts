import check from "#lib/checks/greengrass-deployment/runs-nothing-as-root.ts";
import { inventoryOf, reading, testCheck } from "#tests/support/test-check.ts";

const recipeOf = (Run: object | string, ComponentVersion = "1.2.0") =>
  JSON.stringify({
    ComponentVersion,
    Manifests: [{ Lifecycle: { install: "pip install x" } }, { Lifecycle: { Run } }],
  });
const as = (posixUser?: string, recipe = recipeOf("python3 count.py")) => ({
  resource: {
    deploymentId: "d1",
    components: {
      counter: { componentVersion: "1.2.0", ...(posixUser && { runWith: { posixUser } }) },
      "aws.greengrass.Nucleus": { componentVersion: "2.14.3" },
    },
  },
  inventory: inventoryOf([reading("greengrass-component", "counter", { componentName: "counter", recipe })]),
});

testCheck(check, {
  pass: {
    "a user without rights": as("ggc_user:ggc_group"),
    "whom the device has set": as(),
    "one who is called alike": as("rooted"),
    "components of AWS alone": {
      resource: { deploymentId: "d1", components: { "aws.greengrass.Nucleus": {} } },
    },
    "no step asks for it": as("ggc_user", recipeOf({ Script: "python3 count.py", RequiresPrivilege: false })),
  },
  fail: {
    root: as("root"),
    "root of another group": as("root:ggc_group"),
    "by its number": as("0:0"),
    "by its recipe": as("ggc_user", recipeOf({ Script: "python3 count.py", RequiresPrivilege: true })),
    "by a text of its recipe": as("ggc_user", recipeOf({ Script: "python3 count.py", requiresPrivilege: "true" })),
  },
  unknown: {
    "the recipe is of another version": as("ggc_user", recipeOf("python3 count.py", "1.3.0")),
    "the recipe cannot be understood": as("ggc_user", "RecipeFormatVersion: 2020"),
    "the component is not the account's": { ...as("ggc_user"), inventory: inventoryOf([]) },
    "nothing is said of components": { resource: { deploymentId: "d1" } },
    "an empty answer": { resource: {} },
  },
});
