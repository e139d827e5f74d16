import { buildApp } from './system/build-app.ts';

const end = await buildApp();
process.stdout.write(end.output);
if (end.code !== 0) {
  console.error(`The build failed: ${end.why ?? `exit code ${end.code}`}.`);
  process.exit(1);
}
