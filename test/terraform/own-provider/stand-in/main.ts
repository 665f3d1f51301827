import { loadLibraries } from '../../../../sandbox/terraform/libraries';
import { provider } from '../../../../sandbox/terraform/provider';
import { pinnedSchema } from '../../../../sandbox/terraform/provider-schema';
import { providerServer } from '../../../../sandbox/terraform/provider-server';
import { codecOf } from '../../../../sandbox/terraform/value';
import { ApiCaller } from './api-caller';
import { selfSigned } from './certificate';
import { dataSources } from './data-sources';
import { resources } from './resources';

/** A provider that Terraform starts as a program, and that works on an org by the platform API. */
async function main(): Promise<void> {
  const { PLUGIN_CLIENT_CERT: client, TF_PLUGIN_MAGIC_COOKIE: cookie } = process.env;
  if (cookie === undefined) throw new Error('this program is started by Terraform');
  const libraries = loadLibraries();
  const caller = ApiCaller.of(process.env);
  const answers = provider({
    resources,
    dataSources,
    place: { caller, folder: process.cwd() },
    configure: () => caller.signIn(),
    schema: pinnedSchema(),
    codec: codecOf(libraries),
  });
  const server = providerServer(answers, libraries, () => setImmediate(process.exit));
  const { ServerCredentials } = libraries.grpc;
  const certificate = selfSigned();
  const pair = { private_key: Buffer.from(certificate.key), cert_chain: Buffer.from(certificate.pem) };
  const credentials =
    client === undefined
      ? ServerCredentials.createInsecure()
      : ServerCredentials.createSsl(Buffer.from(client), [pair], true);
  server.bindAsync('127.0.0.1:0', credentials, (error, port) => {
    if (error) throw error;
    const encoded = client === undefined ? '' : certificate.der.toString('base64').replace(/=+$/, '');
    console.log(['1', '5', 'tcp', `127.0.0.1:${port}`, 'grpc', encoded].join('|'));
  });
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
