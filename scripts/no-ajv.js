// Takes the place of ajv and ajv-formats in the bundle. The MCP server creates a validator for forms that it asks a person to
// fill in; ours asks for none.
export default function noAjv() {}
