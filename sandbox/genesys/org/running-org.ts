import type { CustomAuthAction, DataAction, Integration } from './entities';
import { Org } from './org';
import type { OrgRecord } from './org-record';
import type { WrittenOrg } from './written-org';

/** What an org that can be written holds at each moment, for data actions that run in it. */
export class RunningOrg {
  private current: { readonly record: OrgRecord; readonly org: Org } | undefined;

  constructor(private readonly written: WrittenOrg) {}

  actionById(id: string): DataAction | undefined {
    return this.org.actionById(id);
  }

  integration(id: string): Integration | undefined {
    return this.org.integration(id);
  }

  customAuthAction(integrationId: string): CustomAuthAction | undefined {
    return this.org.customAuthAction(integrationId);
  }

  private get org(): Org {
    const { record } = this.written;
    if (this.current?.record !== record) this.current = { record, org: new Org(this.written.content()) };
    return this.current.org;
  }
}
