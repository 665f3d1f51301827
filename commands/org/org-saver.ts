import type { OrgRecord } from '../../sandbox/genesys/org/org-record';

/**
 * Saves an org while it goes on being written: one save at a time, and each has everything that was written until it
 * begins.
 */
export class OrgSaver {
  private newest: OrgRecord | undefined;
  private last: Promise<void> = Promise.resolve();
  private next: Promise<void> | undefined;

  constructor(private readonly save: (org: OrgRecord) => Promise<void>) {}

  /** Takes the org as it is after a write. */
  readonly wrote = (org: OrgRecord): void => {
    this.newest = org;
  };

  /** Resolves when everything that was written until now is saved. @throws what the save throws */
  saved(): Promise<void> {
    if (this.next === undefined) {
      this.next = this.last.then(() => this.saveNewest());
      this.last = this.next.catch(() => undefined);
    }
    return this.next;
  }

  private async saveNewest(): Promise<void> {
    this.next = undefined;
    const { newest } = this;
    if (newest === undefined) return;
    await this.save(newest);
    if (this.newest === newest) this.newest = undefined;
  }
}
