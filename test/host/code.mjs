#!/usr/bin/env node
// Stands in for VS Code's desktop executable. `runTests` of @vscode/test-electron spawns it as it is, so it needs its
// executable bit (mode 100755 in git) and a Node on the PATH that runs TypeScript.
import { standIn } from './standIn.ts';

await standIn(process.argv.slice(2));
