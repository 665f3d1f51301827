import { User } from './user';

/** The most that an installation may take, without cdktf-cli and TypeScript. */
const mostMegabytes = 80;

const answers = ['--region', 'eu-west-1', '--instance', 'https://acme-dev.service-now.com'];

/**
 * Does what a stranger does who has nothing but the packed tarball: makes a repository with `init`, installs, checks, adds an
 * operation and a flow, cuts a release, promotes it.
 */
function template(): void {
  const user = new User();
  try {
    begin(user);
    wrongInput(user);
  } finally {
    user.leave();
  }
}

function begin(user: User): void {
  const next = 'next: npm install && npm run check -- --update';
  const init = ['--yes', '--package', user.tarball, 'genesys-servicenow', 'init', ...answers, '--without-cdktf-cli'];
  expectIn(user.run(0, 'npx', ...init), next);
  user.run(0, 'npm', 'install', '--no-audit', '--no-fund');
  const [all, ...development] = ['', 'typescript', '@typescript'].map((name) =>
    user.megabytes(`node_modules/${name}`),
  ) as [number, ...number[]];
  const size = development.reduce((rest, part) => rest - part, all);
  console.log(`template: node_modules holds ${size.toFixed(0)} MB without cdktf-cli and TypeScript`);
  if (size > mostMegabytes) throw new Error(`node_modules holds ${size} MB; expected at most ${mostMegabytes} MB`);
  user.run(0, 'npm', 'run', 'typecheck');
}

function wrongInput(user: User): void {
  const init = ['--no-install', 'genesys-servicenow', 'init'];
  expectIn(user.run(2, 'npx', ...init, '--region', 'eu-wst-1'), 'did you mean "eu-west-1"?', '--instance: the option');
  expectIn(user.run(2, 'npx', ...init, ...answers), 'in the way: .gitattributes, ');
}

function expectIn(output: string, ...texts: readonly string[]): void {
  for (const text of texts)
    if (!output.includes(text)) throw new Error(`expected ${JSON.stringify(text)} in:\n${output}`);
}

template();
console.log('template: all checks passed');
