import { once } from 'node:events';
import { connect } from 'node:net';
import { mistakeText } from '../../input/mistake';
import { sdkDebug } from './sdk-debug';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a provider listens: the kind of network, and the place in it. */
interface Address {
  readonly Network: string;
  readonly String: string;
}

/**
 * Reports what the Terraform that runs after the synthesis finds in the environment, where it may not be meant: a provider in
 * place of the real one, or a log with secrets. The exit code is 2 when Terraform could not work with that provider: it would
 * end the process whose number the variable names, which may be another one by now.
 */
export async function reportTerraformEnvironment(environment: Environment = process.env): Promise<void> {
  const address = addressIn(environment['TF_REATTACH_PROVIDERS']);
  if (address === undefined) {
    const secretsInLog = sdkDebug(environment);
    if (secretsInLog !== undefined) console.error(mistakeText(secretsInLog));
    return;
  }
  const isServed = await isListening(address);
  console.error(mistakeText(isServed ? otherProvider(address.String) : providerGone(address.String)));
  if (!isServed) process.exitCode = 2;
}

/** Where the provider of Genesys Cloud is, as the variable has it. Terraform itself refuses a text that it cannot read. */
function addressIn(text = ''): Address | undefined {
  try {
    const providers: Readonly<Record<string, { readonly Addr: Address }>> = JSON.parse(text);
    const [, provider] = Object.entries(providers).find(([name]) => name.endsWith('/mypurecloud/genesyscloud')) ?? [];
    return typeof provider?.Addr.String === 'string' ? provider.Addr : undefined;
  } catch {
    return undefined;
  }
}

async function isListening({ Network, String: place }: Address): Promise<boolean> {
  const [, host = '', port] = /^(.*):(\d+)$/.exec(place) ?? [];
  try {
    const socket = connect(Network === 'unix' ? { path: place } : { host, port: Number(port) });
    await once(socket, 'connect');
    socket.destroy();
    return true;
  } catch {
    return false;
  }
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
