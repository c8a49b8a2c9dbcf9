/** Words that make a credential somebody else's: its name says which service it is for, and that is not Kling. */
import type { ValuePattern } from './placeholders.js';
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

/** Keys that other services give out, whose prefix tells what they are. They count only where everything does. */
export const OTHER_KEYS: ValuePattern = {
  pattern:
    /(?<![\w-])(?:gh[pousr]_[A-Za-z\d]{36}|github_pat_\w{30,120}|glpat-[\w-]{20,40}|npm_[A-Za-z\d]{36}|AKIA[A-Z\d]{16}|ASIA[A-Z\d]{16}|AIza[\w-]{35}|xox[abeprs]-[\w-]{20,120}|[rs]k_live_[A-Za-z\d]{20,120}|SG\.[\w-]{20,30}\.[\w-]{40,50}|r8_[A-Za-z\d]{30,45}|hf_[A-Za-z\d]{30,40}|sk-(?:ant-|proj-)[\w-]{20,200})(?![\w-])|-----BEGIN (?:[A-Z]{2,12} )?PRIVATE KEY-----\s*[\w+/]{20}/,
  matches: [
    'ghp_aB3dE5gH7jK9mN1pQ3sT5vW7yZ9aB1cD3eF5',
    'AKIAPRETENDPRETENDED',
    'AIzaPretendPretendPretendPretendPretend',
    '-----BEGIN RSA PRIVATE KEY-----\nMIIpretendpretendpretend',
  ],
  leaves: ['ghp_short', 'AKIA', '-----BEGIN PUBLIC KEY-----', '-----BEGIN PRIVATE KEY-----', 'task_live_1'],
  from: 'GitHub docs, secret scanning patterns, 2026-11; gitleaks rules, 8.x',
};
