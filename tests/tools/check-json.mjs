// Validates JSON against a schema: node check-json.mjs SCHEMA FILE...
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
if (!existsSync(join(here, 'node_modules/ajv'))) {
  console.error('skipped: ajv is not installed in tests/tools');
  process.exit(77);
}
const Ajv = createRequire(import.meta.url)('ajv/dist/2020').default;
const [schema, ...files] = process.argv.slice(2);
const validate = new Ajv({ allErrors: true, strictTypes: false }).compile(JSON.parse(readFileSync(schema, 'utf8')));
let failed = files.length === 0;
for (const file of files) {
  const good = validate(JSON.parse(readFileSync(file, 'utf8')));
  failed ||= !good;
  console.log(`${file}: ${good ? 'valid' : 'FAILED'}`);
  for (const e of good ? [] : validate.errors) console.log(`  ${e.instancePath || '/'} ${e.message} ${JSON.stringify(e.params)}`);
}
process.exit(failed ? 1 : 0);
