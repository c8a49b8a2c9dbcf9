/** Consent: how code asks whether the person in a picture agreed. */
import type { Row } from '../../analysis/rows.js';
import { terms, type WordList } from '../words.js';

const OTHER_CONSENT = terms(
  'cookie, cookies, marketing, newsletter, analytics, tracking, banner, ads, advertising, email, sms, push, gtag, settings, text, url, page, screen, form, label',
);

/** Rows of consent checks. No common library does this: they go by their names. */
export const CONSENT: readonly Row[] = [
  {
    kind: 'companion-name',
    companion: 'consent',
    verbs: terms(
      'assert, ensure, require, verify, check, validate, enforce, is, has, can, did, must, confirm, may, get, find, fetch, load, lookup, query, with, be, given, guard, middleware, interceptor',
    ),
    nouns: terms('consent, consents, consented, consenting, likeness, permission'),
    not: [
      ...OTHER_CONSENT,
      ...terms('file, camera, microphone, role, roles, admin, user, notification, location'),
    ],
    outcome: 'either',
    matches: [
      'assertConsent',
      'hasConsent',
      'consentService.verify',
      'consent.assert',
      'requireLikenessConsent',
      'getConsent',
      'checkImagePermission',
      'hasConsented',
    ],
    leaves: [
      'hasCookieConsent',
      'checkMarketingConsent',
      'saveConsent',
      'requestConsent',
      'consentBanner.open',
      'checkPermissionRole',
    ],
    from: 'names in public integrations that send pictures of people, 2026-11',
  },
  {
    kind: 'companion-name',
    companion: 'consent',
    verbs: terms('consent, consents, consented, consenting'),
    nouns: [],
    not: OTHER_CONSENT,
    outcome: 'verdict',
    value: true,
    matches: [
      'consent',
      'user.likenessConsentAt',
      'body.consentGiven',
      'hasConsent',
      'consentRecord',
      'subject.consented',
    ],
    leaves: ['cookieConsent', 'marketing_consent', 'content', 'consentBanner'],
    from: 'what public integrations test before they send: records and flags, 2026-11',
  },
];

/** Names of pictures that show somebody. */
export const FACE_WORDS: WordList = {
  words: terms('face, faces, selfie, selfies, portrait, portraits, headshot, headshots'),
  matches: ['req.body.selfieUrl', 'portrait', 'faceImage', 'headshot_url'],
  leaves: ['surface', 'interface', 'imageUrl', 'typeface'],
  from: 'the rule; names in public integrations, 2026-11',
};
