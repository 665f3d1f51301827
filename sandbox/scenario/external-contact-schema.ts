import { section, text, yesOrNo } from '../../input/schema-words';

const words = (purpose: string) => text(256).exactOptional().describe(purpose);

const phone = (purpose: string) =>
  section({
    display: words('The number as it is shown.'),
    extension: words('Extension behind the number.'),
    userInput: words('The number as somebody typed it.'),
    e164: words('The number in E.164, such as "+12025550143".'),
    countryCode: words('Country of the number, such as US.'),
    acceptsSMS: yesOrNo().exactOptional().describe('Whether the number takes text messages.'),
  })
    .exactOptional()
    .describe(purpose);

/** Properties of an external contact, as expressions name them. The key of the map is its id. */
export const externalContactSchema = section({
  kind: words('Kind of contact.'),
  firstName: words('First name.'),
  middleName: words('Middle name.'),
  lastName: words('Last name.'),
  salutation: words('Salutation.'),
  title: words('Title.'),
  workEmail: words('Email address at work.'),
  personalEmail: words('Private email address.'),
  otherEmail: words('Another email address.'),
  externalSystemUrl: words('Address of the contact in another system.'),
  workPhone: phone('Phone at work.'),
  cellPhone: phone('Mobile phone.'),
  homePhone: phone('Phone at home.'),
  otherPhone: phone('Another phone.'),
  address: section({
    address1: words('First line of the address.'),
    address2: words('Second line of the address.'),
    city: words('City.'),
    state: words('State.'),
    postalCode: words('Postal code.'),
    countryCode: words('Country, such as US.'),
  })
    .exactOptional()
    .describe('Postal address.'),
  surveyOptOut: yesOrNo().exactOptional().describe('Whether the contact wants no surveys.'),
});
