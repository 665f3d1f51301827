import { z } from 'zod';
import { list, name, pattern, section, variants, whole, yesOrNo } from '../../../input/schema-words';

/** Arguments have the meaning that Terraform gives them. Secret ones are omitted: backends read them from the environment. */
const word = () => name().exactOptional();
const flag = () => yesOrNo().exactOptional();
const words = () => list(name()).exactOptional();
const url = () => pattern(/^https?:\/\/[^\s@${}]+$/, 'an http or https address without user and password');

const type = <const T extends string>(value: T) => z.literal(value).describe('Kind of backend.');

const local = section({
  type: type('local'),
  path: word().describe('Path of the state file. Without it: terraform.<org>.tfstate in the project folder.'),
});

const s3 = section({
  type: type('s3'),
  bucket: name().describe('Bucket of the state.'),
  key: name().describe('Path of the state inside the bucket; one for each org.'),
  region: word().describe('AWS region of the bucket. Without it: AWS_REGION.'),
  encrypt: flag().describe('Whether the state is encrypted in the bucket.'),
  kmsKeyId: word().describe('ARN of the KMS key that encrypts the state.'),
  acl: word().describe('Canned ACL of the state.'),
  useLockfile: flag().describe('Whether a file beside the state locks it; needs Terraform 1.10.'),
  dynamodbTable: word().describe('DynamoDB table that locks the state. Deprecated by Terraform 1.11: use useLockfile.'),
  profile: word().describe('Profile in the shared AWS configuration.'),
  sharedConfigFiles: words().describe('Shared AWS configuration files; needs Terraform 1.6.'),
  sharedCredentialsFiles: words().describe('Shared AWS credentials files; needs Terraform 1.6.'),
  allowedAccountIds: words().describe('AWS accounts that may be used; needs Terraform 1.6.'),
  forbiddenAccountIds: words().describe('AWS accounts that may not be used; needs Terraform 1.6.'),
  assumeRole: section({
    roleArn: name().describe('ARN of the role.'),
    sessionName: word().describe('Name of the session.'),
    externalId: word().describe('External id that the role asks for.'),
    duration: word().describe('Life of the session, such as 1h30m.'),
  })
    .exactOptional()
    .describe('Role that is assumed to reach the bucket; needs Terraform 1.6.'),
  endpoints: section({
    s3: url().exactOptional().describe('Address of the S3 API.'),
    dynamodb: url().exactOptional().describe('Address of the DynamoDB API.'),
    iam: url().exactOptional().describe('Address of the IAM API.'),
    sso: url().exactOptional().describe('Address of the SSO API.'),
    sts: url().exactOptional().describe('Address of the STS API.'),
  })
    .exactOptional()
    .describe('Addresses of APIs that are not AWS itself; needs Terraform 1.6.'),
  usePathStyle: flag().describe('Whether the bucket stands in the path instead of the host; needs Terraform 1.6.'),
  skipCredentialsValidation: flag().describe('Whether the credentials are not validated through STS.'),
  skipRegionValidation: flag().describe('Whether unknown regions are allowed.'),
  skipRequestingAccountId: flag().describe('Whether the account id is not asked for; needs Terraform 1.6.'),
  skipMetadataApiCheck: flag().describe('Whether the EC2 metadata API is not used.'),
  skipS3Checksum: flag().describe('Whether no checksum is sent; needs Terraform 1.6.'),
  maxRetries: whole(0, 100).exactOptional().describe('Retries of an AWS request.'),
});

const gcs = section({
  type: type('gcs'),
  bucket: name().describe('Bucket of the state.'),
  prefix: word().describe('Folder of the state inside the bucket; one for each org.'),
  impersonateServiceAccount: word().describe('Service account that is impersonated.'),
  impersonateServiceAccountDelegates: words().describe('Delegation chain to that service account.'),
  kmsEncryptionKey: word().describe('Cloud KMS key that encrypts the state.'),
});

const azurerm = section({
  type: type('azurerm'),
  storageAccountName: name().describe('Storage account of the state.'),
  containerName: name().describe('Container inside the storage account.'),
  key: name().describe('Blob of the state inside the container; one for each org.'),
  resourceGroupName: word().describe('Resource group of the storage account.'),
  subscriptionId: word().describe('Azure subscription.'),
  tenantId: word().describe('Azure tenant.'),
  clientId: word().describe('Application that signs in.'),
  environment: word().describe('Azure cloud, such as public or usgovernment.'),
  metadataHost: word().describe('Host of the Azure metadata service.'),
  snapshot: flag().describe('Whether the blob is snapshotted before it is written.'),
  useAzureadAuth: flag().describe('Whether the blob is reached through Microsoft Entra ID.'),
  useOidc: flag().describe('Whether the pipeline signs in by OpenID Connect.'),
  oidcTokenFilePath: word().describe('File that holds the OpenID Connect token.'),
  useMsi: flag().describe('Whether a managed identity signs in.'),
  msiEndpoint: url().exactOptional().describe('Address of the managed identity endpoint.'),
});

const workspaces = z.union(
  [
    section({ name: name().describe('Name of the one workspace.') }),
    section({ prefix: name().describe('Start of the names of the workspaces.') }),
  ],
  { error: 'either name: <workspace> or prefix: <start of workspace names>' },
);

const remote = section({
  type: type('remote'),
  hostname: word().describe('Host of HCP Terraform or of Terraform Enterprise. Without it: app.terraform.io.'),
  organization: name().describe('Organization that owns the workspace.'),
  workspaces: workspaces.describe('Workspace of this org.'),
});

const http = section({
  type: type('http'),
  address: url().describe('Address of the state.'),
  updateMethod: word().describe('HTTP method that writes the state.'),
  lockAddress: url().exactOptional().describe('Address that locks the state.'),
  lockMethod: word().describe('HTTP method that locks.'),
  unlockAddress: url().exactOptional().describe('Address that unlocks the state.'),
  unlockMethod: word().describe('HTTP method that unlocks.'),
  username: word().describe('User of HTTP basic authentication; the password comes from TF_HTTP_PASSWORD.'),
  skipCertVerification: flag().describe('Whether the certificate of the server is not verified.'),
  retryMax: whole(0, 100).exactOptional().describe('Retries of a request.'),
  retryWaitMin: whole(0, 3600).exactOptional().describe('Shortest wait between retries, in seconds.'),
  retryWaitMax: whole(0, 3600).exactOptional().describe('Longest wait between retries, in seconds.'),
});

/** Where Terraform keeps the state of the org. */
export const backend = variants('type', { local, s3, gcs, azurerm, remote, http });
