export const environments = {
  development: {
    baseUrl: process.env.KLING_BASE_URL || 'http://api.klingai.com',
    accessKey: 'APretendKeyMadeHere348ParkHadTea',
    secretKey: process.env.KLING_SECRET_KEY,
  },
  staging: {
    baseUrl: 'https://api-singapore.klingai.com',
    accessKey: 'APretendKeyMadeHere348ParkHadTea',
    secretKey: process.env.KLING_SECRET_KEY,
  },
  production: {
    baseUrl: 'https://api-singapore.klingai.com',
    accessKey: 'APretendKeyMadeHere348ParkHadTea',
    secretKey: process.env.KLING_SECRET_KEY,
  },
};

export const signingKey = {
  secretId: 'kling/production/signing-key',
  rotation: { enabled: false },
};

export const publicUrl = 'http://studio.acme.example';
