import { once } from 'node:events';
import { connect, type NetConnectOpts } from 'node:net';
import { mistakeText } from '../../input/mistake';

type Environment = Readonly<Record<string, string | undefined>>;

interface Reattached {
  readonly Addr: { readonly Network: string; readonly String: string };
}

/**
 * Reports what the Terraform that runs after the synthesis finds in the environment, where it may not be meant: a provider in
 * place of the real one, or a log with secrets. The exit code is 2 when Terraform could not work with that provider: it would
 * end the process whose number the variable names, which may be another one by now.
 */
export async function reportTerraformEnvironment(environment: Environment = process.env): Promise<void> {
  const provider = reattached(environment['TF_REATTACH_PROVIDERS']);
  if (provider === undefined) {
    if (isOn(environment['GENESYSCLOUD_SDK_DEBUG'])) console.error(mistakeText(secretsInLog));
    return;
  }
  const place = provider.Addr.String;
  const isServed = await isListening(provider);
  console.error(mistakeText(isServed ? otherProvider(place) : providerGone(place)));
  if (!isServed) process.exitCode = 2;
}

/** What the variable names for the provider of Genesys Cloud. Terraform itself refuses a text that is not JSON. */
function reattached(text = ''): Reattached | undefined {
  try {
    const providers: Readonly<Record<string, Reattached>> = JSON.parse(text);
    return Object.entries(providers).find(([address]) => address.endsWith('/mypurecloud/genesyscloud'))?.[1];
  } catch {
    return undefined;
  }
}

async function isListening({ Addr: { Network, String: place } }: Reattached): Promise<boolean> {
  const [, host = '', port] = /^(.*):(\d+)$/.exec(place) ?? [];
  const socket = connect((Network === 'unix' ? { path: place } : { host, port: Number(port) }) as NetConnectOpts);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** As Terraform reads it. */
function isOn(value = ''): boolean {
  return !/^(0|f|false)?$/i.test(value);
}

const unsetReattached = 'unset TF_REATTACH_PROVIDERS';

const otherProvider = (place: string) => ({
  path: 'TF_REATTACH_PROVIDERS',
  problem: `Terraform works with the provider at ${place}, which \`serve\` has, and not with a real org`,
  next: `for the real org: ${unsetReattached}`,
});

const providerGone = (place: string) => ({
  path: 'TF_REATTACH_PROVIDERS',
  problem: `nothing listens at ${place}, so Terraform would find no provider: the \`serve\` that printed it has ended`,
  next: `${unsetReattached}, or export what a new \`serve\` prints`,
});

const secretsInLog = {
  path: 'GENESYSCLOUD_SDK_DEBUG',
  problem: 'the provider writes the fields of credentials in clear to a file',
  next: 'unset GENESYSCLOUD_SDK_DEBUG',
};
