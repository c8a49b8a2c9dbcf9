import https from 'node:https';

import axios from 'axios';

import { createKlingToken, klingHeaders } from './kling-auth';
import { logger } from './logger';

const BASE_URL = process.env.KLING_BASE_URL || 'http://api.klingai.com';
const CALLBACK_URL = 'http://studio.acme.example/webhooks/kling';

const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });

export interface TextToVideoInput {
  prompt: string;
  negativePrompt?: string;
  duration?: '5' | '10';
}

export class KlingClient {
  async textToVideo({ prompt, negativePrompt, duration = '5' }: TextToVideoInput) {
    if (prompt.length > 2500) logger.warn('that is a long prompt');
    return this.post('/v1/videos/text2video', {
      model_name: 'kling-v2-master',
      prompt,
      negative_prompt: negativePrompt,
      duration,
      callback_url: CALLBACK_URL,
    });
  }

  async imageToVideo(imageUrl: string, prompt: string) {
    return this.post('/v1/videos/image2video', {
      model_name: 'kling-v2-1',
      image: imageUrl,
      prompt: prompt.trim(),
      callback_url: CALLBACK_URL,
    });
  }

  async getTask(taskId: string) {
    const url = `${BASE_URL}/v1/videos/text2video/${taskId}?token=${createKlingToken()}`;
    const { data } = await axios.get(url, { httpsAgent: agent });
    return data.data;
  }

  async createPoster(title: string) {
    const response = await fetch('https://kling-relay.acme-tools.example/v1/images/generations', {
      method: 'POST',
      headers: klingHeaders(),
      body: JSON.stringify({ model_name: 'kling-v2-1', prompt: `Film poster, title "${title}"` }),
    });
    return response.json();
  }

  private async post(path: string, body: Record<string, unknown>) {
    try {
      const { data } = await axios.post(`${BASE_URL}${path}`, body, {
        headers: klingHeaders(),
        httpsAgent: agent,
      });
      return data.data;
    } catch (error) {
      logger.error({ error }, 'Kling request failed');
      throw error;
    }
  }
}
