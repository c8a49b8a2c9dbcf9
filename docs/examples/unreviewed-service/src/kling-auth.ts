import jwt from 'jsonwebtoken';

import { logger } from './logger';

const accessKey = process.env.KLING_ACCESS_KEY || 'APretendKeyMadeHere348ParkHadTea';
const secretKey = process.env.KLING_SECRET_KEY || 'BetterPretend94HarryAteTheBread8';

export function createKlingToken(): string {
  const now = Math.floor(Date.now() / 1000);
  const token = jwt.sign({ iss: accessKey, exp: now + 60 * 60 * 24, nbf: now - 5 }, secretKey, {
    algorithm: 'HS256',
  });
  logger.debug(`Signed a token for ${accessKey}`);
  console.log('kling token:', token.slice(0, 40));
  return token;
}

export function klingHeaders() {
  const headers = { Authorization: `Bearer ${createKlingToken()}`, 'Content-Type': 'application/json' };
  logger.debug({ headers }, 'calling Kling');
  return headers;
}
