/** Names and texts of personal data: what names a person, or says how to reach one, where they live or what they pay with. */
import { terms, type WordList } from './words.js';

const FROM = 'GDPR Art. 4(1) and 87; fields of public integrations, 2026-11';

/** Names of e-mail addresses. A name counts when it ends in one of the words. */
export const EMAIL_WORDS: WordList = {
  words: terms('email, emails, e mail, email address, emailaddress, mail address, useremail, customeremail'),
  matches: ['email', 'user.email', 'customerEmail', 'email_address', 'contactEmail'],
  leaves: ['emailer', 'mail', 'mailbox', 'emailed', 'female'],
  from: FROM,
};

/** Names of telephone numbers. */
export const PHONE_WORDS: WordList = {
  words: terms(`
      phone, phone number, phonenumber, phone no, mobile number, mobile phone, mobilephone, cell phone, cellphone,
      telephone, telephone number, tel, msisdn, whatsapp number, fax number
    `),
  matches: ['phone', 'phoneNumber', 'customer_phone', 'mobileNumber', 'telephone', 'msisdn'],
  leaves: ['microphones', 'headphone', 'phonetic', 'mobile', 'hotel', 'telling', 'smartphone'],
  from: FROM,
};

/** Names of dates of birth. */
export const BIRTH_WORDS: WordList = {
  words: terms('birth date, birthdate, birthday, date of birth, dob, dateofbirth, born on, birth day'),
  matches: ['birthDate', 'dateOfBirth', 'user.dob', 'birthday', 'patient_birthdate'],
  leaves: ['rebirth', 'birthplace', 'update', 'adobe', 'birthmark'],
  from: FROM,
};

/** Names of numbers that a state gives a person. */
export const NATIONAL_ID_WORDS: WordList = {
  words: terms(`
      ssn, social security number, social security, socialsecuritynumber, national id, nationalid, national id number,
      national insurance number, passport number, passport no, passportnumber, tax id, taxid, tax number,
      identity card number, id card number, driver license, drivers license, driver license number,
      driving licence number, personnummer, aadhaar, aadhar, cpf, curp, bsn, steuer id
    `),
  matches: [
    'ssn',
    'passportNumber',
    'nationalId',
    'tax_id',
    'user.socialSecurityNumber',
    'driverLicenseNumber',
  ],
  leaves: ['session', 'id', 'taskId', 'passport', 'taxi', 'nationality', 'cpfm'],
  from: FROM,
};

/** Names of what a person pays with. */
export const CARD_WORDS: WordList = {
  words: terms(`
      card number, cardnumber, credit card, creditcard, credit card number, debit card number, card no, cc number,
      iban, cvv, cvc, bank account, bank account number, account iban
    `),
  matches: ['cardNumber', 'creditCard', 'iban', 'credit_card_number', 'bankAccountNumber', 'cvv'],
  leaves: ['card', 'cardTitle', 'wildcards', 'postcard', 'discard', 'urban'],
  from: FROM,
};

/** Names of postal addresses, which need no owner to be a person's. */
export const POSTAL_WORDS: WordList = {
  words: terms(`
      street address, streetaddress, home address, homeaddress, postal address, mailing address, shipping address,
      billing address, delivery address, residential address, address line, address line1, address line 1,
      place of residence
    `),
  matches: ['streetAddress', 'home_address', 'shippingAddress', 'user.billingAddress', 'addressLine1'],
  leaves: ['address', 'ipAddress', 'street', 'walletAddress', 'city', 'homepage', 'shipping'],
  from: FROM,
};

/** Names of persons: what stands before a `name` or an `address` and makes it theirs. */
export const PERSON_WORDS: WordList = {
  words: terms(`
      user, users, customer, customers, patient, patients, member, members, employee, employees, guest, guests,
      subscriber, recipient, applicant, student, students, contact, buyer, sender, candidate, resident, citizen,
      passenger, person, individual, payer, payee, cardholder, beneficiary, voter, donor, tenant,
      visitor, attendee, participant, doctor, nurse, teacher, policyholder, insured, debtor
    `),
  matches: [
    'user',
    'currentUser',
    'customer',
    'patient',
    'req.user',
    'session.user',
    'orderCustomer',
    'recipient',
  ],
  leaves: [
    'character',
    'hero',
    'product',
    'scene',
    'userland',
    'custom',
    'clients',
    'actor',
    'brand',
    'template',
  ],
  from: FROM,
};

/** Fields that are personal only of a person. */
export const PERSON_FIELD_WORDS: WordList = {
  words: terms(`
      name, full name, fullname, first name, firstname, last name, lastname, surname, given name, givenname,
      family name, familyname, middle name, maiden name, legal name,
      display name, displayname, preferred name, address, street, zip, zip code, zipcode,
      postal code, postcode, home town, mobile
    `),
  matches: ['name', 'firstName', 'full_name', 'displayName', 'address', 'surname', 'postalCode'],
  leaves: ['names', 'nameless', 'rename', 'title', 'style', 'city', 'mood', 'filenames'],
  from: FROM,
};

/** First words of names that ask or count, and hold no personal data. */
export const ASKING_WORDS: readonly string[] = terms(
  'is, has, should, can, show, hide, with, without, no, num, count, allow, use',
);

/** What each list is called, in the order of their weight. */
export const PERSONAL_FIELDS: readonly { readonly what: string; readonly list: WordList }[] = [
  { what: 'a card or bank account number', list: CARD_WORDS },
  { what: 'a national id', list: NATIONAL_ID_WORDS },
  { what: 'an e-mail address', list: EMAIL_WORDS },
  { what: 'a phone number', list: PHONE_WORDS },
  { what: 'a date of birth', list: BIRTH_WORDS },
  { what: 'a postal address', list: POSTAL_WORDS },
];

/** Shapes of personal data in texts. */
export const PERSONAL_SHAPES: readonly {
  readonly what: string;
  readonly pattern: RegExp;
  readonly matches: readonly string[];
  readonly leaves: readonly string[];
  readonly from: string;
}[] = [
  {
    what: 'an e-mail address',
    pattern: /[\w+-]@(?!example\.|[a-z\d-]{1,40}\.example\b)[a-z\d-]{1,40}\.[a-z]{2}/i,
    matches: ['mail jane.doe@acme.io now', 'a.b+c@mail.acme.co.uk'],
    leaves: ['jane@example.com', 'at acme', '@image_1', 'a sign with @ in it', 'jane@acme.example'],
    from: 'RFC 5322, addr-spec; RFC 2606 for the names that belong to nobody',
  },
  {
    what: 'a phone number',
    pattern:
      /(?<![\w.])(?:\+\d{1,3}[ .-]?(?:\(?\d{1,4}\)?[ .-]?){2,4}\d{2,4}|\(\d{3}\) ?\d{3}-\d{4}|\d{3}-\d{3}-\d{4})(?![\w-])/,
    matches: ['call +49 30 901820', '(415) 555-2671', '415-555-2671', '+1-415-555-2671'],
    leaves: ['1920x1080', 'in 2026-11-23', '24 fps', 'f/1.8, 35mm', 'seed 123456789012', '16:9'],
    from: 'ITU-T E.123; North American Numbering Plan',
  },
  {
    what: 'a national id',
    pattern: /(?<![\w-])(?!000|666|9)\d{3}-\d{2}-\d{4}(?![\w-])/,
    matches: ['SSN 123-45-6789'],
    leaves: ['000-12-3456', '2026-11-23', '1-2-3', '123-456-7890'],
    from: 'Social Security Administration, the number’s parts',
  },
  {
    what: 'a card or bank account number',
    pattern:
      /(?<![\w-])(?:[45]\d{3}(?:[ -]?\d{4}){3}|3[47]\d{2}[ -]?\d{6}[ -]?\d{5}|[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7})(?![\w-])/,
    matches: [
      'pay with 4111 1111 1111 1111',
      '378282246310005',
      'IBAN DE89 3704 0044 0532 0130 00'.slice(0, 29),
    ],
    leaves: ['4K at 60 fps', '1234 5678', 'A MAN WALKS HOME', '2026'],
    from: 'ISO/IEC 7812; ISO 13616 (IBAN)',
  },
];

/** Verbs of helpers whose result holds no personal data any more. */
export const REDACTING_WORDS: WordList = {
  words: terms(`
      redact, redacted, mask, masked, anonymize, anonymise, anonymized, anonymised, pseudonymize, pseudonymise, scrub,
      scrubbed, censor, deidentify, hash, hashed, tokenize, obfuscate, strip pii, remove pii, filter pii, clean pii,
      sanitize pii, without pii, remove personal
    `),
  matches: ['redactPii', 'maskEmail', 'anonymizePrompt', 'stripPII', 'removePii', 'scrubText'],
  leaves: ['unredacted', 'stripTags', 'cleanText', 'rehash', 'maskable', 'trimPrompt'],
  from: 'helpers of public integrations and of redaction libraries, 2026-11',
};
