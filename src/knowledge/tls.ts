/** Switches that turn off the check of a server's certificate or host name. */

/** An option that turns a check off when it has this truth. */
export interface TlsSwitch {
  readonly option: string;
  readonly off: boolean;
  readonly from: string;
}

/** Options of clients, agents and dispatchers. */
export const TLS_SWITCHES: readonly TlsSwitch[] = [
  {
    option: 'rejectUnauthorized',
    off: false,
    from: 'Node.js docs, tls.connect and https.request, 20 to 24; undici, got, needle and Bun take the same name',
  },
  { option: 'strictSSL', off: false, from: 'request docs, options, 2.88' },
  { option: 'strictSsl', off: false, from: 'public code written against request-like clients, 2026' },
  { option: 'insecureSkipVerify', off: true, from: 'clients ported from Go, public code, 2026' },
  {
    option: 'ignoreHTTPSErrors',
    off: true,
    from: 'Playwright docs, browser.newContext and request.newContext, 1.x; Puppeteer docs, launch, up to 22',
  },
  { option: 'acceptInsecureCerts', off: true, from: 'Puppeteer docs, launch, 23 on; W3C WebDriver' },
  {
    option: 'trustServerCertificate',
    off: true,
    from: 'tedious docs, Connection options, 15 on; mssql docs, 9 on',
  },
  {
    option: 'tlsAllowInvalidCertificates',
    off: true,
    from: 'MongoDB Node driver docs, MongoClientOptions, 4 to 6',
  },
  {
    option: 'tlsAllowInvalidHostnames',
    off: true,
    from: 'MongoDB Node driver docs, MongoClientOptions, 4 to 6',
  },
  { option: 'tlsInsecure', off: true, from: 'MongoDB Node driver docs, MongoClientOptions, 4 to 6' },
  { option: 'unsafelyIgnoreCertificateErrors', off: true, from: 'Deno docs, deno run, 2.x' },
];

/** Options that take a function which must refuse; one that does nothing accepts every server. */
export const TLS_CALLBACKS = [
  {
    option: 'checkServerIdentity',
    from: 'Node.js docs, tls.checkServerIdentity: returns an Error, or undefined when all is well',
  },
] as const;

/** Environment variables that switch the check off for the whole process, and the values that do. */
export const TLS_VARIABLES = [
  {
    variable: 'NODE_TLS_REJECT_UNAUTHORIZED',
    off: ['0'],
    from: 'Node.js docs, Command-line API, environment variables',
  },
] as const;

/** Methods of a request that switch the check off. */
export const TLS_METHODS = [
  { method: 'disableTLSCerts', from: 'superagent docs, TLS options, 8.x to 10.x' },
] as const;
