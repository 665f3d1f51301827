import type { Mistake } from '../../input/mistake';

/** The setting that lets the provider write secrets to a file; undefined where it is off. */
export function sdkDebug(environment: Readonly<Record<string, string | undefined>>): Mistake | undefined {
  if (!isOn(environment['GENESYSCLOUD_SDK_DEBUG'])) return undefined;
  return {
    path: 'GENESYSCLOUD_SDK_DEBUG',
    problem: 'the provider writes the fields of credentials in clear to a file',
    next: 'unset GENESYSCLOUD_SDK_DEBUG',
  };
}

/** As Terraform reads it. */
function isOn(value = ''): boolean {
  return !/^(0|f|false)?$/i.test(value);
}
