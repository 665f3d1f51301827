import { provider } from '@cdktf/provider-genesyscloud';
import { Construct } from 'constructs';
import { UserError } from '../../input/user-error';
import { hclRefused } from './errors';
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
  /** @throws UserError when HCL is asked for, as `cdktf synth --hcl` does: cdktf breaks the templates of data actions in it */
  constructor(scope: Construct, id: string, props: GenesysProviderProps) {
    super(scope, id);
    if (['true', '1'].includes(process.env['SYNTH_HCL_OUTPUT'] ?? '')) throw new UserError([hclRefused]);
    new provider.GenesyscloudProvider(this, 'Default', { awsRegion: terraformText(props.region) });
  }
}
