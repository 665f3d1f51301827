import { againWithoutNetwork, hasNetwork } from '../../test/terraform/without-network';
import { besideAlone } from './beside-alone';
import { exampleOrgs } from './example-orgs';
import { explainBesidePlan } from './explain-beside-plan';
import { memory } from './memory';
import { perResource } from './per-resource';

/** Measures Terraform against sandbox orgs, with the network cut off where the system can do that. */
export async function terraform(folder: string, quick: boolean): Promise<void> {
  const code = againWithoutNetwork();
  if (code !== undefined) {
    process.exitCode = code;
    return;
  }
  console.log(`network: ${hasNetwork() ? 'there is one, since unshare cannot cut it off' : 'nothing but loopback'}`);
  await besideAlone(folder, quick);
  await explainBesidePlan(folder, quick);
  await perResource(folder, quick);
  await memory(folder);
  await exampleOrgs(folder);
}
