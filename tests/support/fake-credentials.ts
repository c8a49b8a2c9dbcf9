/**
 * Invented credentials of the right shape for the fixtures. None of them has ever opened anything: each spells out
 * that it is pretended, and is otherwise as varied as a real one, so that no fixture rests on a placeholder word.
 */

/** An access key: 32 characters of the vendor's alphabet, the first an A. */
export const AK = 'APretendKeyMadeHere348ParkHadTea';

/** A secret key: 32 characters of the same alphabet. */
export const SK = 'BetterPretend94HarryAteTheBread8';

/** A static API key: the fixed prefix and 43 characters of base64url. */
export const API_KEY = 'api-key-kling-pretend-key-out-of-thin-air_4Yt9Kd3Rn8Qh2Wz';

/** A token as Kling takes it, signed with SK, whose payload names AK as issuer; expired in 2023. */
export const JWT =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.' +
  'eyJpc3MiOiJBUHJldGVuZEtleU1hZGVIZXJlMzQ4UGFya0hhZFRlYSIsImV4cCI6MTcwMDAwMTgwMCwibmJmIjoxNjk5OTk5OTk1fQ.' +
  'NiYQpljFLchGHtaVf3dewY2jAe22N0Vl2euzj18Qxg4';

/** A webhook secret: `whsec_` and base64. */
export const WEBHOOK_SECRET = 'whsec_cHJldGVuZCB3ZWJob29rIHNlY3JldCwgMzIgYnl0ZXM=';
