import type { DataAction } from '../../sandbox/genesys/org/entities';
import { table } from '../terminal/table';

/** What a program needs to use what is served: printed when all of it can be reached. */
export interface Introduction {
  readonly org: string;
  /** The Genesys Cloud org that is served, in words. */
  readonly origin: string;
  /** What a deploy would do that may not be meant. */
  readonly warnings: readonly string[];
  /** A token for callers that do not sign in, unless the org gives none. */
  readonly genesysCloud: Door & { readonly token?: string | undefined };
  /** In place of `instance`. */
  readonly serviceNow: Door & { readonly instance: string };
  readonly scenario?: { readonly name: string; readonly title: string } | undefined;
  readonly actions: readonly Pick<DataAction, 'id' | 'category' | 'name'>[];
  /** With the command that reaches the org then. */
  readonly terraform: (Exports & { readonly command: string }) | { readonly missing: string };
  /** For the real provider. */
  readonly provider: Exports;
  /** Shell commands to try. */
  readonly curl: { readonly execute?: string | undefined; readonly serviceNowToken: string };
}

interface Door {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Variables that a shell exports. */
interface Exports {
  readonly environment: Readonly<Record<string, string>>;
}

/** The addresses, the ids of the data actions, and shell commands to try. */
export function introductionText(introduction: Introduction): string {
  const { org, origin, warnings, genesysCloud, serviceNow, scenario, actions, terraform, provider, curl } =
    introduction;
  const token = genesysCloud.token === undefined ? '' : `; API token: ${genesysCloud.token}`;
  return [
    ...warnings,
    `${org} and its ServiceNow, in real time, until Ctrl-C:`,
    table([
      [
        'Genesys Cloud',
        `${genesysCloud.url} (client ${genesysCloud.clientId}, secret ${genesysCloud.clientSecret}${token})`,
      ],
      ['Org', origin],
      ['ServiceNow', `${serviceNow.url} in place of ${serviceNow.instance}`],
      ['its OAuth client', `id ${serviceNow.clientId}, secret ${serviceNow.clientSecret}; known to this sandbox only`],
      ...(scenario === undefined ? [] : [['Scenario', `${scenario.name}: ${scenario.title}`]]),
      ...('missing' in terraform
        ? [['Terraform', terraform.missing]]
        : [
            ['Terraform', exportLine(terraform)],
            ['', `then: ${terraform.command}`],
          ]),
      ['Provider', `${exportLine(provider)}   (and an empty gateway block, which plan and apply add)`],
    ]),
    '',
    ...(actions.length === 0
      ? []
      : [table(actions.map(({ id, category, name }) => [`${category} / ${name}`, encodeURIComponent(id)])), '']),
    ...(curl.execute === undefined ? [] : [`Try: ${curl.execute}`]),
    `Token of ServiceNow: ${curl.serviceNowToken}`,
    '',
  ].join('\n');
}

function exportLine({ environment }: Exports): string {
  return `export ${Object.entries(environment)
    .map(([name, value]) => `${name}=${quoted(value)}`)
    .join(' ')}`;
}

/** For a shell. */
function quoted(value: string): string {
  return /^[\w.:/-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
