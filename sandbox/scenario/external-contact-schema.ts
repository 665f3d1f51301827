import { section, text, yesOrNo } from '../../input/schema-words';

const words = () => text(256).exactOptional();

const phone = () =>
  section({
    display: words(),
    extension: words(),
    userInput: words(),
    e164: words(),
    countryCode: words(),
    acceptsSMS: yesOrNo().exactOptional(),
  }).exactOptional();

/** Properties of an external contact, as expressions name them. The key of the map is its id. */
export const externalContactSchema = section({
  kind: words(),
  firstName: words(),
  middleName: words(),
  lastName: words(),
  salutation: words(),
  title: words(),
  workEmail: words(),
  personalEmail: words(),
  otherEmail: words(),
  externalSystemUrl: words(),
  workPhone: phone(),
  cellPhone: phone(),
  homePhone: phone(),
  otherPhone: phone(),
  address: section({
    address1: words(),
    address2: words(),
    city: words(),
    state: words(),
    postalCode: words(),
    countryCode: words(),
  }).exactOptional(),
  surveyOptOut: yesOrNo().exactOptional(),
});
