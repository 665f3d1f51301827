import { provider } from '@cdktf/provider-genesyscloud';
import { Construct } from 'constructs';
import { terraformText } from './terraform-text';

export interface GenesysProviderProps {
  /** Region of the org, as the provider names it, such as `eu-west-1`. */
  readonly region: string;
}

/**
 * The Genesys Cloud provider of a stack, pinned to the version that the bindings were made from.
 *
 * Its OAuth client comes from `GENESYSCLOUD_OAUTHCLIENT_ID` and `GENESYSCLOUD_OAUTHCLIENT_SECRET` only: Terraform
 * copies a provider block into every plan file.
 *
 * @example
 * new GenesysProvider(this, 'Genesys', { region: 'eu-west-1' });
 */
export class GenesysProvider extends Construct {
  constructor(scope: Construct, id: string, props: GenesysProviderProps) {
    super(scope, id);
    new provider.GenesyscloudProvider(this, 'Default', { awsRegion: terraformText(props.region) });
  }
}
