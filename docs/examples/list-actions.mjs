import sdk from 'purecloud-platform-client-v2';

const { ApiClient, IntegrationsApi } = sdk;
const [, , port = '8080'] = process.argv;

ApiClient.instance.setGateway({ protocol: 'http', host: '127.0.0.1', port: Number(port) });
await ApiClient.instance.loginClientCredentialsGrant('sandbox-client', 'sandbox-secret');
const { entities } = await new IntegrationsApi().getIntegrationsActions();
console.log(entities.map(({ category, name }) => `${category} / ${name}`).join('\n'));
