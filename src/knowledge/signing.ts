/** Signing a JWT, hashing with a key, and taking a JWT apart again. */
import type { Row } from '../analysis/rows.js';

/** What the setters of jose's builders are called; all of them return the builder. */
const JOSE_SETTERS =
  '{setProtectedHeader,setIssuer,setSubject,setAudience,setJti,setNotBefore,setExpirationTime,setIssuedAt,replicateIssuerAsHeader}';

/** Libraries that sign JWTs. */
const SIGNERS: readonly Row[] = [
  {
    kind: 'sign',
    api: 'jsonwebtoken#sign',
    payload: '0',
    key: '1',
    algorithm: '2.algorithm',
    expiresIn: '2.expiresIn',
    issuer: '2.issuer',
    from: 'jsonwebtoken docs, jwt.sign(payload, secretOrPrivateKey, [options, callback]), 9.x: a number is seconds',
  },
  {
    kind: 'sign',
    api: '{jose,jose/jwt/sign}#SignJWT.new().sign',
    key: '0',
    builder: {
      payload: '0',
      header: 'setProtectedHeader',
      issuer: 'setIssuer',
      expiration: 'setExpirationTime',
    },
    numericLifetime: 'epoch-seconds',
    from: "jose docs, SignJWT, 4.x to 6.x: a number or Date is the moment, a text such as '30m' counts from now",
  },
  {
    kind: 'alias',
    api: `jose#SignJWT.new().${JOSE_SETTERS}()`,
    as: 'jose#SignJWT.new()',
    from: 'jose docs, SignJWT, 4.x to 6.x',
  },
  {
    kind: 'sign',
    api: 'jose#CompactSign.new().sign',
    key: '0',
    builder: { payload: '0', header: 'setProtectedHeader' },
    from: 'jose docs, CompactSign, 4.x to 6.x',
  },
  {
    kind: 'alias',
    api: 'jose#CompactSign.new().setProtectedHeader()',
    as: 'jose#CompactSign.new()',
    from: 'jose docs, CompactSign, 4.x to 6.x',
  },
  {
    kind: 'sign',
    api: 'jose#JWT.sign',
    payload: '0',
    key: '1',
    algorithm: '2.algorithm',
    expiresIn: '2.expiresIn',
    issuer: '2.issuer',
    from: 'jose docs, JWT.sign(payload, key, options), 2.x',
  },
  {
    kind: 'sign',
    api: 'jws#sign',
    payload: '0.payload',
    key: '0.secret',
    algorithm: '0.header.alg',
    from: 'jws docs, jws.sign(options), 4.x',
  },
  {
    kind: 'sign',
    api: 'jwt-simple#encode',
    payload: '0',
    key: '1',
    algorithm: '2',
    from: 'jwt-simple docs, Usage, 0.5',
  },
  {
    kind: 'sign',
    api: 'fast-jwt#createSigner',
    payload: '0',
    key: '0.key',
    algorithm: '0.algorithm',
    expiresIn: '0.expiresIn',
    issuer: '0.iss',
    numericLifetime: 'milliseconds',
    returnsSigner: true,
    from: 'fast-jwt docs, createSigner, 3.x to 6.x: a number is milliseconds',
  },
  {
    kind: 'sign',
    api: '@tsndr/cloudflare-worker-jwt#sign',
    payload: '0',
    key: '1',
    algorithm: '2.algorithm',
    from: 'cloudflare-worker-jwt docs, sign(payload, secret, [options]), 2.x and 3.x',
  },
  {
    kind: 'sign',
    api: ['hono/jwt#sign', 'hono/utils/jwt#Jwt.sign'],
    payload: '0',
    key: '1',
    algorithm: '2',
    from: 'Hono docs, JWT Authentication Helper, 4.x',
  },
  {
    kind: 'sign',
    api: 'njwt#create',
    payload: '0',
    key: '1',
    algorithm: '2',
    numericLifetime: 'epoch-milliseconds',
    setters: { expiration: 'setExpiration', issuer: 'setIssuer' },
    from: 'njwt docs, create(claims, secret) and setExpiration, 2.x: an hour unless it is set',
  },
  {
    kind: 'sign',
    api: 'jsrsasign#KJUR.jws.JWS.sign',
    payload: '2',
    key: '3',
    algorithm: '0',
    from: 'jsrsasign API reference, KJUR.jws.JWS.sign(alg, header, payload, key), 10.x and 11.x',
  },
  {
    kind: 'sign',
    api: '@nestjs/jwt#JwtService.new().{sign,signAsync}',
    payload: '0',
    key: '1.secret',
    algorithm: '1.algorithm',
    expiresIn: '1.expiresIn',
    issuer: '1.issuer',
    from: 'NestJS docs, @nestjs/jwt, JwtService.sign(payload, options), 10 and 11',
  },
  {
    kind: 'sign',
    api: '{djwt,@zaubrik/djwt}#create',
    payload: '1',
    key: '2',
    algorithm: '0.alg',
    from: 'djwt docs, create(header, payload, key), 2.x and 3.x',
  },
];

/** Libraries that check JWTs with the key that signed them. */
const VERIFIERS: readonly Row[] = [
  {
    kind: 'verify',
    api: 'jsonwebtoken#verify',
    key: '1',
    from: 'jsonwebtoken docs, jwt.verify(token, secretOrPublicKey, [options, callback]), 9.x',
  },
  {
    kind: 'verify',
    api: '{jose,jose/jwt/verify}#{jwtVerify,compactVerify}',
    key: '1',
    from: 'jose docs, jwtVerify(jwt, key, options) and compactVerify(jws, key), 4.x to 6.x',
  },
  {
    kind: 'verify',
    api: 'jwt-simple#decode',
    key: '1',
    from: 'jwt-simple docs, Usage: decode(token, secret), 0.5',
  },
  {
    kind: 'verify',
    api: 'njwt#verify',
    key: '1',
    from: 'njwt docs, verify(token, secret), 2.x',
  },
  {
    kind: 'verify',
    api: 'jws#verify',
    key: '2',
    from: 'jws docs, jws.verify(signature, algorithm, secretOrKey), 4.x',
  },
  {
    kind: 'verify',
    api: 'fast-jwt#createVerifier',
    key: '0.key',
    from: 'fast-jwt docs, createVerifier, 3.x to 6.x',
  },
  {
    kind: 'verify',
    api: ['hono/jwt#verify', 'hono/utils/jwt#Jwt.verify', '@tsndr/cloudflare-worker-jwt#verify'],
    key: '1',
    from: 'Hono docs, JWT Authentication Helper, 4.x; cloudflare-worker-jwt docs, verify(token, secret), 2.x and 3.x',
  },
  {
    kind: 'verify',
    api: '@nestjs/jwt#JwtService.new().{verify,verifyAsync}',
    key: '1.secret',
    from: 'NestJS docs, @nestjs/jwt, JwtService.verify(token, options), 10 and 11',
  },
];

/** Middleware and functions that sign, check or seal with a secret that they are given. */
const SECRET_TAKERS: readonly Row[] = [
  {
    kind: 'verify',
    api: ['express-session#', 'koa-jwt#', 'express-jwt#', 'express-jwt#expressjwt', 'hono/jwt#jwt'],
    key: '0.secret',
    from: 'express-session 1.x, koa-jwt 4.x, express-jwt 6.x to 8.x docs; Hono docs, JWT Auth Middleware, 4.x',
  },
  {
    kind: 'verify',
    api: 'cookie-parser#',
    key: '0',
    from: 'cookie-parser docs, cookieParser(secret, options), 1.4',
  },
  {
    kind: 'verify',
    api: 'passport-jwt#Strategy.new()',
    key: '0.secretOrKey',
    from: 'passport-jwt docs, Configure Strategy, 4.x',
  },
  {
    kind: 'verify',
    api: '@nestjs/jwt#JwtModule.register',
    key: '0.secret',
    from: 'NestJS docs, @nestjs/jwt, JwtModule.register(options), 10 and 11',
  },
  {
    kind: 'verify',
    api: 'crypto#{createCipheriv,createDecipheriv,createCipher,createDecipher}',
    key: '1',
    from: 'Node.js docs, crypto.createCipheriv(algorithm, key, iv), 20 to 24, and crypto.createCipher, up to 20',
  },
  {
    kind: 'verify',
    api: 'crypto#{scryptSync,scrypt,pbkdf2Sync,pbkdf2}',
    key: '0',
    from: 'Node.js docs, crypto.scrypt(password, salt, …) and crypto.pbkdf2, 20 to 24',
  },
  {
    kind: 'verify',
    api: 'crypto-js#{AES,TripleDES,Rabbit,RC4}.{encrypt,decrypt}',
    key: '1',
    from: 'CryptoJS docs, Ciphers, 4.x: encrypt(message, key)',
  },
];

/** Keyed hashes, for tokens that are put together by hand. */
const HMACS: readonly Row[] = [
  {
    kind: 'hmac',
    api: 'crypto#createHmac',
    key: '1',
    data: 'update',
    from: 'Node.js docs, crypto.createHmac(algorithm, key) and Class: Hmac, 20 to 24',
  },
  {
    kind: 'hmac',
    api: 'global#crypto.subtle.sign',
    key: '1',
    data: '2',
    from: 'W3C Web Cryptography API, SubtleCrypto.sign(algorithm, key, data)',
  },
  {
    kind: 'hmac',
    api: ['crypto-js#{HmacSHA256,HmacSHA384,HmacSHA512,HmacSHA1}', 'crypto-js/hmac-sha256#'],
    key: '1',
    data: '0',
    from: 'CryptoJS docs, HMAC, 4.x: HmacSHA256(message, key)',
  },
  {
    kind: 'hmac',
    api: '{@noble/hashes/hmac,@noble/hashes/hmac.js}#hmac',
    key: '1',
    data: '2',
    from: 'noble-hashes docs, hmac(hash, key, message), 1.x and 2.x',
  },
  {
    kind: 'hmac',
    api: ['js-sha256#{sha256.hmac,hmac}', 'js-sha256#hmac.base64'],
    key: '0',
    data: '1',
    from: 'js-sha256 docs, Usage: sha256.hmac(key, message), 0.11',
  },
  {
    kind: 'alias',
    api: 'crypto#{webcrypto,crypto}',
    as: 'global#crypto',
    from: 'Node.js docs, Web Crypto API, 20 to 24',
  },
  {
    kind: 'alias',
    api: 'crypto#subtle',
    as: 'global#crypto.subtle',
    from: 'Node.js docs, crypto.subtle, 20 to 24',
  },
];

/** What carries a key on its way to the signature. */
const KEY_STEPS: readonly Row[] = [
  {
    kind: 'step',
    api: 'global#crypto.subtle.importKey',
    in: '1',
    edge: 'same',
    from: 'W3C Web Cryptography API, SubtleCrypto.importKey(format, keyData, algorithm, …)',
  },
  {
    kind: 'step',
    api: 'jose#{importJWK,importPKCS8,importSPKI,importX509}',
    in: '0',
    edge: 'same',
    from: 'jose docs, Key import functions, 4.x to 6.x',
  },
  {
    kind: 'step',
    api: ['crypto#{createSecretKey,createPrivateKey}', 'jose#JWK.asKey'],
    in: '0',
    edge: 'same',
    from: 'Node.js docs, crypto.createSecretKey, 20 to 24; jose docs, JWK.asKey, 2.x',
  },
  {
    kind: 'step',
    api: 'jose#base64url.{encode,decode}',
    in: '0',
    edge: 'same',
    encodes: 'base64',
    from: 'jose docs, base64url, 4.x to 6.x',
  },
  {
    kind: 'step',
    api: [
      'crypto-js#enc.{Utf8,Base64,Base64url,Hex,Latin1}.{parse,stringify}',
      'base64url#',
      'base64url#{encode,decode,toBase64,fromBase64}',
    ],
    in: '0',
    edge: 'same',
    encodes: 'base64',
    from: 'CryptoJS docs, Encoders, 4.x; base64url docs, 3.x',
  },
  {
    kind: 'step',
    api: 'jsrsasign#{b64utoutf8,utf8tob64u,stob64u,b64utos,utf8tohex,rstrtohex}',
    in: '0',
    edge: 'same',
    encodes: 'base64',
    from: 'jsrsasign API reference, global functions, 10.x and 11.x',
  },
];

/** What shows a payload in the clear: unsigned tokens, and signed ones taken apart. */
const CLEAR_PAYLOADS: readonly Row[] = [
  {
    kind: 'step',
    api: 'jose#UnsecuredJWT.new()',
    in: '0',
    edge: 'derived',
    from: 'jose docs, UnsecuredJWT, 4.x to 6.x',
  },
  {
    kind: 'step',
    api: 'jose#UnsecuredJWT.new().encode',
    in: 'this',
    edge: 'derived',
    encodes: 'base64',
    from: 'jose docs, UnsecuredJWT.encode, 4.x to 6.x',
  },
  {
    kind: 'alias',
    api: 'jose#UnsecuredJWT.new().{setIssuer,setSubject,setAudience,setJti,setNotBefore,setExpirationTime,setIssuedAt}()',
    as: 'jose#UnsecuredJWT.new()',
    from: 'jose docs, UnsecuredJWT, 4.x to 6.x',
  },
  {
    kind: 'step',
    api: [
      'jsonwebtoken#{decode,verify}',
      'jose#{decodeJwt,jwtVerify,UnsecuredJWT.decode,decodeProtectedHeader}',
      'jws#decode',
      'jwt-simple#decode',
      '@tsndr/cloudflare-worker-jwt#{decode,verify}',
      'hono/jwt#{decode,verify}',
      'njwt#verify',
      '{djwt,@zaubrik/djwt}#{decode,verify}',
      '@nestjs/jwt#JwtService.new().{decode,verify,verifyAsync}',
      'jwt-decode#',
      'jwt-decode#{jwtDecode,jwt_decode}',
      'jsrsasign#KJUR.jws.JWS.{parse,readSafeJSONString}',
      'fast-jwt#{createDecoder,createVerifier}()',
    ],
    in: '0',
    edge: 'derived',
    apart: true,
    from: 'jsonwebtoken 9.x, jose 6.x, jws 4.x, jwt-simple 0.5, hono 4.x, njwt 2.x, djwt 3.x, jwt-decode 3.x and 4.x, jsrsasign 11.x, fast-jwt 6.x docs: all of them return the claims',
  },
];

/** Functions that give the moment so many seconds from now, as a claim wants it. */
export const NUMERIC_DATES = [
  {
    api: ['djwt#getNumericDate', '@zaubrik/djwt#getNumericDate'],
    from: 'djwt docs, getNumericDate(exp): a number is seconds from now, 2.x and 3.x',
  },
] as const;

/** Rows about signing, keyed hashes and JWT decoding. */
export const SIGNING: readonly Row[] = [
  ...SIGNERS,
  ...VERIFIERS,
  ...SECRET_TAKERS,
  ...HMACS,
  ...KEY_STEPS,
  ...CLEAR_PAYLOADS,
];
