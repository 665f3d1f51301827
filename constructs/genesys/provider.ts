import { provider } from '@cdktf/provider-genesyscloud';
import { Construct } from 'constructs';
import { terraformText } from './terraform-text';

export interface GenesysProviderProps {
  /** Region of the org in the provider's words, such as `eu-west-1`. */
  readonly region: string;
}

/**
 * The Genesys Cloud provider of a stack, pinned to the version that the bindings were made from.
 *
 * Its OAuth client comes from `GENESYSCLOUD_OAUTHCLIENT_ID` and `GENESYSCLOUD_OAUTHCLIENT_SECRET` only: whatever stands
 * in a provider block ends in every plan file.
 */
export class GenesysProvider extends Construct {
  constructor(scope: Construct, id: string, props: GenesysProviderProps) {
    super(scope, id);
    new provider.GenesyscloudProvider(this, 'Default', { awsRegion: terraformText(props.region) });
  }
}
