#!/usr/bin/env node
import { refuseToLoad } from '../installation';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 20)) {
  console.error(`this needs Node 20.20 or newer; found ${process.versions.node}; install a newer Node and try again`);
  process.exit(2);
}

// Imported only now, since older versions of Node cannot read its imports, and packages may be missing.
void import('./program.js').then(
  ({ run }) => run(process.argv),
  (error) => refuseToLoad(error, process.argv.includes('--json')),
);
