/** Words that make a credential somebody else's: its name says which service it is for, and that is not Kling. */
import { hasWord, terms, type WordList } from './words.js';

/** Services and protocols whose credentials are none of ours. */
export const OTHER_SERVICE_WORDS: WordList = {
  words: terms(`
      openai, anthropic, claude, gemini, google, gcp, vertex, aws, amazon, s3, r2, azure, cloudflare, stripe, paypal,
      twilio, sendgrid, resend, mailgun, postmark, slack, discord, telegram, whatsapp, github, gitlab, bitbucket, jira,
      notion, linear, sentry, datadog, supabase, firebase, mongo, mongodb, redis, upstash, postgres, mysql, database, db,
      clerk, auth0, nextauth, okta, cognito, cloudinary, minio, elevenlabs, runway, luma, pika, hailuo, minimax, stability,
      midjourney, deepseek, mistral, groq, cohere, huggingface, hf, vercel, netlify, npm, shopify, algolia, pinecone,
      mapbox, facebook, meta, instagram, twitter, tiktok, youtube, linkedin, apple, session, user, login, csrf, otp
    `),
  matches: ['OPENAI_API_KEY', 'stripeSecretKey', 'githubToken', 'SUPABASE_SERVICE_KEY', 'sessionToken'],
  leaves: ['KLING_API_KEY', 'apiKey', 'secretKey', 'videoApiKey', 'accessKey'],
  from: 'environment names beside Kling keys in public integrations, 2026-11',
};

/** Holds if a credential's name says that it is for another service. */
export function isForOtherService(name: string): boolean {
  return hasWord(OTHER_SERVICE_WORDS, name);
}
