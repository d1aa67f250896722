// Checks a SARIF log on standard input against the schema of SARIF 2.1.0; says on standard output what is wrong.
const Ajv = require("ajv");
const fs = require("fs");
const path = require("path");

const folder = path.dirname(require.resolve("@microsoft/jest-sarif/package.json"));
const schema = JSON.parse(fs.readFileSync(path.join(folder, "lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"));
const ajv = new Ajv({ schemaId: "auto", allErrors: true, unknownFormats: "ignore" });
const validate = ajv.addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json")).compile(schema);
if (!validate(JSON.parse(fs.readFileSync(0, "utf8")))) {
  console.log(validate.errors.map(e => `${e.dataPath} ${e.message}`).join("\n"));
}
